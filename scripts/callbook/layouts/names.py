"""Whether words are somebody's name, and what a header says beside it."""

import re
from functools import lru_cache

from callbook.layouts.firms import full_name, is_analyst, is_firm, is_management, is_operator
from callbook.layouts.transliterated import is_transliterated
from callbook.model import Speaker

_SURNAMES = frozenset(
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭"
    "陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤常温康施文牛樊葛邢安齐易"
    "乔伍庞颜倪庄聂章鲁岳翟殷詹申欧耿关兰焦俞左柳甘祝包宁尚符舒阮柯纪梅童凌毕单季裴霍涂成苗谷盛曲翁冉骆蓝路游辛靳管柴蒙"
    "鲍华喻祁蒲房滕屈饶解牟艾尤阳时穆農司卓古吉缪简车项连芦麦褚娄窦戚岑景党宫费卜冷晏席卫米柏宗瞿桂全佟应臧闵苟邬边卞姬师和"
    "傅赖阎萧仇栾隋刁沙荣巫寇桑郎甄丛仲虞敖佘苑迟邝匡鞠荆冀胥燕楚鄢谌奚粟冼蔺厉郜阚屠朴禹邸辜裘邰逯茹蓬钮晁扈阙戈"
    "張劉陳楊黃趙吳孫馬羅鄭謝許韓馮鄧蔣葉蘇呂盧鍾譚陸範賈韋鄒閻"
)
_COMPOUND = (
    "欧阳|司马|上官|诸葛|夏侯|皇甫|东方|尉迟|公孙|慕容|令狐|宇文|长孙|司徒|端木|独孤|南宫|歐陽"
)
# prey: `王青`, `欧阳明`, `王总`, `李女士`, `刘某`, `艾·李`; not `应对措施`, `毛利率展望`
_HAN = re.compile(
    rf"(?:(?:{_COMPOUND})?[\u4e00-\u9fff]{{1,3}}|[\u4e00-\u9fff]{{1,5}}·[\u4e00-\u9fff]{{1,6}})"
    r"(?:女士|先生|总|博士|教授|老师)?$"
)
# prey: `Ann Lee`, `Ian M. Pell`, `R.J. O'Neil`, `MARA VOSS`; not `Capex`, `Gross margin`
_LATIN = re.compile(
    r"(?:(?:Mr|Ms|Mrs|Dr)\.?\s)?[A-Z][\w'’.-]*"
    r"(?:\s(?:[A-Z][\w'’.-]*|de|van|von|der|la|bin|al|du|den)){1,4}$"
)
# prey: `Ann Lee (Larkfield)`, `王青（首席执行官）`, `分析师（未知）`; not `(注)`
_BRACKETED = re.compile(r"^(?P<name>[^()]{1,40}?)\s*\((?P<more>[^()]{1,60})\)$")
# prey: `艾米·胡德,首席运营官`; not `艾米·胡德`
_LISTED = re.compile(r"^(?P<head>[^-–—/|,，、()]{2,16})[,，、]\s*(?P<tail>[^/|,，、()]{2,24})$")
# prey: `景林资产·蒋雪`, `王青,首席执行官`, `白洋｜中金`; not `马克·勒费弗`, whose parts are no firm
_PARTED = re.compile(
    r"^(?P<head>[^-–—/|·,、()]{2,16})\s*[-–—/|·,，、｜]\s*(?P<tail>[^-–—/|,、()]{2,24})$"
)
# prey: `浙商证券分析师`, `高盛的研究员`; not `分析师`, `首席分析师`
FIRM_ANALYST = re.compile(
    r"(?P<firm>(?!首席|高级)[^\s,]{2,16}?)的?(?P<title>(?:首席|高级)?(?:分析师|研究员))$"
)
# prey: `罗川 申万宏源分析师`, `Bo Mak 首席执行官`; not `中金公司 张三`
_NAME_FIRST = re.compile(
    r"^(?P<name>[\u4e00-\u9fff·]{2,9}|[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){1,2}) "
    r"(?P<more>[\u4e00-\u9fffA-Z].{1,24})$"
)
# prey: the time of `王青 00:12:03`, `00:12:03 王青`; not `王青`
_AT = re.compile(r"^\d{1,2}:\d{2}(?::\d{2})?\s+|\s*[\[(（]?\d{1,2}:\d{2}(?::\d{2})?[\])）]?$")
# prey: the `Michelle` of `高盛 Michelle`; not `Q3`, `AI`
_GIVEN = re.compile(r"[A-Z][a-z]{2,}$")
# prey: the price behind a firm in `瑞银(27.38, -0.11, -0.40%)分析师`; not `(高盛)`
_QUOTE = re.compile(r"[(（]\s*[-+]?\d[\d.,，\s%+-]*[)）]")
# prey: `高盛分析师王某`, `中金证券 张三`, `摩根大通的分析师 Ann Lee`; not `分析师`
_OF_FIRM = re.compile(
    r"^(?P<firm>[^,，。;；、我您好]{2,16}?)(?:的)?\s*(?P<title>分析师|研究员|首席分析师)\s*"
    r"(?P<name>[^,，。;；、我您]{0,20})$"
)
# prey: `分析师-海通 郑宏`, `分析师：张明`; not `分析师`
_ROLE_FIRST = re.compile(r"^(?:分析师|研究员)\s*[-–—:·/]\s*(?P<more>.{2,24})$")
# prey: `东关证券赵之和`, `北辰基金陆琪`, `嘉禾保险钱维`; not `证券市场`, `基金经理`
_GLUED = re.compile(
    r"^(?P<firm>[\u4e00-\u9fffA-Za-z]{2,8}(?:证券|基金|资本|资管|保险|银行|投资|资产|国际|信托|期货|自营))"
    r"(?P<name>[\u4e00-\u9fff]{2,3}(?:总|先生|女士)?)$"
)
# prey: `周慕白行长`, `何令仪董事长`; not `副行长`
_TITLE_LAST = re.compile(
    r"^(?P<name>[\u4e00-\u9fff]{2,3}?)(?P<title>副?(?:行长|董事长|总经理|总裁|主席|首席\w{1,5}官|财务总监|董秘|监事长))$"
)
# prey: `公司CFO王青`, `首席执行官李禾`, `CEO 王青`; not `王青`
_OF_TITLE = re.compile(
    r"^(?:公司)?(?P<title>(?:(?:联席|执行|高级|副)?"
    r"(?:首席\w{1,5}官|董事长|总裁|总经理|董事会秘书|董秘|财务总监|财务负责人|创始人"
    r"|投资者关系(?:部|高级)?(?:总监|经理|负责人|主管|总经理)?|副总裁|副总经理)|联合创始人|C[EFOTMS]O|IR)(?:兼\w{2,8})?)\s*"
    r"(?P<name>[\u4e00-\u9fff]{2,4}|[A-Z][\w.]+(?: [A-Z][\w.]+){0,3})?$"
)
# prey: `总会计师韩雪`, `副行长刘海`, `首席信息官陈宇`; not `分析师韩雪`
_GLUED_TITLE = re.compile(
    r"^(?P<title>(?!.{0,4}分析师|.{0,4}研究员)[\u4e00-\u9fff]{0,8}?"
    r"(?:行长|会长|社长|院长|校长|厂长|会计师|工程师|[^管]官|总监|秘书|董秘|负责人|经理|总裁|主席|主任|合伙人|书记|董事))"
    r"(?P<name>[\u4e00-\u9fff]{2,3})$"
)
# prey: `主持人 冯雨桐`, `主持人冯雨桐`; not `主持人`, `主持人 中金公司`
_HOST = re.compile(
    r"^(?P<title>(?:会议)?(?:主持人|司仪|会议助理))[ \-–—:·]*"
    r"(?P<name>[\u4e00-\u9fff]{2,3}|[A-Z][\w.]+(?: [A-Z][\w.]+){0,2})$"
)
# prey: `行长`, `首席风险官`, `证券事务代表`, `总会计师`; not `中金`
_OFFICE = re.compile(
    r"(?:长|官|董事|总监|秘书|董秘|负责人|代表|总经理|总裁|副总|主席|师|主任|合伙人|经理|书记|发言人)$"
)
_NO_NAME_WORDS = """
问题 回答 备注 注意 来源 时间 日期 地点 主题 总结 概要 要点 结论 摘要 风险 提示 点评 链接 编辑
作者 标题 其中 例如 比如 产能 成本 规模 海外 国内 订单 价格 毛利 毛利率 收入 利润 费用 服务 采购
渠道 品牌 研发 产品 市场 客户 展望 指引 分红 回购 第一 第二 第三 第四 首先 其次 最后 另外 此外
因此 所以 同时 一是 二是 三是 我们 他们 大家 公司 关于 方面 包括 数据 说明 全年 应收 管理 高端
应对 应用 应急 时效 时点 方向 成效 成果 成绩 安全 安排 金属 金价 路线 全球 全国 单价 单量 单店 向上
向下 常规 平稳 景气 车险 车企 管线 连锁 司机 费率 冷链 石油 马来 白酒 黄金 林业 包装 华东 华南 华北
牛奶 龙头 高速 成熟 成长 车型 项目 平台 金融 金额 方面 方案 方法 方式 温度 时间 和谐 任务 万元 路径
成本端 车端 金融端 易用性 安全性 时效性 成长性 管理费 应收款 成品率 连接器 柴油机 石化 汽车 温控
时长 录音 主持 会议 记录 关键词 关键字 全场 全场笑 全场大笑
"""
_NO_NAMES = frozenset(_NO_NAME_WORDS.split())

# prey: the `300XXX` of `青禾智驾(300XXX)`, `SH600XXX`, `00700.HK`; not `中金`
_CODE = re.compile(r"(?:S[HZ]|BJ)?\d{3}[\dXx]{1,3}(?:\.[A-Z]{2})?")


@lru_cache(maxsize=1 << 13)
def looks_like_name(text: str) -> bool:
    """Whether `text` (half-width) could be a person's name, an operator or an office."""
    text = text.strip()
    if not text or text in _NO_NAMES or text.startswith(("关于", "对于", "至于")):
        return False
    if is_operator(text) or _LATIN.match(text):
        return True
    if len(text) > 1 and _HAN.match(text) and (text[0] in _SURNAMES or "·" in text):
        return True
    return is_transliterated(text)


def is_everyday(label: str) -> bool:
    """Whether a label is a word of every call, `国内`, `毛利率`, and no speaker."""
    return label in _NO_NAMES and label != "公司"


# prey: `示例视频CEO龚宇`, `青禾智驾首席财务官李禾`; not `CEO龚宇`, `我们CEO`
_OF_COMPANY = re.compile(
    r"^[\u4e00-\u9fffA-Za-z]{2,10}?(?P<title>C[EFOTM]O|首席\w{1,5}官|董事长|(?:高级|执行)?副?总裁|副?总经理|董秘"
    r"|董事会秘书|财务总监|(?:联合)?创始人|投资者关系\w{0,4}?(?:总监|经理|负责人|主管))\s*"
    r"(?P<name>[\u4e00-\u9fff]{2,4}|[A-Z][\w.]+(?: [A-Z][\w.]+){0,3})$"
)
# prey: the verb of `李禾补充`, `王青回答`; not the name `表示`
_VERB = re.compile(
    r"(?<=[\u4e00-\u9fff]{2})(?:(?:补充|回答|表示|回应|提问|追问|插话|答复)(?:说|道|称)?|答|问)$"
)


# prey: the other name of `何华（Ellie Kwok）`, `艾米·胡德(Amy Hood)`; not `何华（CEO）`
_ALIAS = re.compile(
    r"(?<=[\u4e00-\u9fff])\s*[(（][A-Z][a-z][\w'’-]*(?: [A-Z][\w.'’-]*){1,3}[)）](?=$|[,，、 ])"
)


def without_alias(text: str) -> str:
    """A Chinese name without the Latin one in brackets behind it; a firm there stays."""
    hit = _ALIAS.search(text)
    name = text[: hit.start()] if hit else ""
    if hit is None or is_firm(hit.group()) or is_firm(name) or not looks_like_name(name):
        return text  # `北辰 (Ann Lee)` is a firm's Ann Lee
    return name + text[hit.end() :]


@lru_cache(maxsize=1 << 13)
def speaker(text: str) -> Speaker:
    """What a header says of the speaker: name, firm, title and role, as printed."""
    text = without_alias(_AT.sub("", _QUOTE.sub("", text)).strip().strip("*_").strip())
    text = _VERB.sub("", text) if looks_like_name(_VERB.sub("", text)) else text
    plain = " ".join(text.replace("（", "(").replace("）", ")").split())
    for reading in (_bracketed, _hosting, _name_first, _spaced, _parted, _of_firm, _of_title):
        one = reading(plain, text)
        if one is not None:
            return one
    if is_operator(text):
        return Speaker(name=text, role="operator")
    return Speaker(name=text, role="analyst" if is_analyst(text) else "unknown")


def _bracketed(plain: str, _text: str) -> Speaker | None:
    """`Ann Lee (Larkfield)`, `王青（首席执行官）`."""
    hit = _BRACKETED.match(plain)
    return _with(hit["name"].strip(), hit["more"].strip()) if hit else None


def _hosting(plain: str, _text: str) -> Speaker | None:
    """`主持人 冯雨桐`, `主持人冯雨桐`."""
    hit = _HOST.match(plain)
    if hit is None or not looks_like_name(hit["name"]):
        return None
    return Speaker(name=hit["name"], title=hit["title"], role="operator")


def _spaced(plain: str, _text: str) -> Speaker | None:
    """`国泰君安 李女士`, `行长 李明`."""
    head, _, tail = plain.rpartition(" ")
    first, _, rest = plain.partition(" ")
    firm_first = full_name(first) or (not first.isascii() and is_firm(first))
    if firm_first and _LATIN.match(rest):  # `摩根士丹利 Gary Yo`, `大和资本 Robin Chau`
        head, tail = first, rest
    given = bool(_GIVEN.match(tail)) and not re.search("[A-Za-z]", head)
    named = looks_like_name(tail) or is_analyst(tail) or given
    if head and is_firm(head) and named:
        firm = re.sub(r"\s*[-–—/|·]$", "", head)
        return Speaker(name=tail, firm=firm, role="analyst")
    if _OFFICE.search(head) and not is_analyst(head) and looks_like_name(tail):
        return Speaker(name=tail, title=head, role="management")
    return None


def _name_first(plain: str, _text: str) -> Speaker | None:
    """`罗川 申万宏源分析师`, `王青 首席执行官`."""
    hit = _NAME_FIRST.match(plain)
    if hit is None or not looks_like_name(hit["name"]) or is_firm(hit["name"]):
        return None
    more = hit["more"].strip()
    told = FIRM_ANALYST.match(more) or full_name(more) or is_management(more)
    return _with(hit["name"], more) if told and not is_operator(hit["name"]) else None


def _parted(plain: str, _text: str) -> Speaker | None:
    """`景林资产·蒋雪`, `中金-白洋`, `王青,首席执行官`."""
    hit = _LISTED.match(plain) or _PARTED.match(plain)
    if hit is None:
        return None
    head, tail = hit["head"].strip(), hit["tail"].strip()
    if is_firm(head) and looks_like_name(tail):
        return Speaker(name=tail, firm=head, role="analyst")
    if not looks_like_name(head) or is_firm(head):
        return None
    told = is_firm(tail) or is_analyst(tail) or is_management(tail)
    return _with(head, tail) if told else None


def _of_firm(plain: str, text: str) -> Speaker | None:
    """`分析师-海通 郑宏`, `高盛分析师王某`."""
    first = _ROLE_FIRST.match(plain)
    if first:
        return _analyst_of(first["more"].strip())
    glued = _GLUED.match(plain)
    if glued and looks_like_name(glued["name"]):
        return Speaker(name=glued["name"], firm=glued["firm"], role="analyst")
    hit = _OF_FIRM.match(plain)
    if hit is None:
        return None
    name = hit["name"].strip() or text
    return Speaker(name=name, firm=hit["firm"].strip(), title=hit["title"], role="analyst")


def _of_title(plain: str, _text: str) -> Speaker | None:
    """`公司CFO王青`, `CEO 王青`, `示例视频CEO龚宇`."""
    last = _TITLE_LAST.match(plain)
    if last and looks_like_name(last["name"]):
        return Speaker(name=last["name"], title=last["title"], role="management")
    hit = _OF_TITLE.match(plain) or _OF_COMPANY.match(plain)
    if hit is None:
        glued = _GLUED_TITLE.match(plain)
        named = glued and looks_like_name(glued["name"]) and not is_firm(glued["title"])
        hit = glued if named else None
    if hit is None:
        return None
    return Speaker(name=hit["name"] or hit["title"], title=hit["title"], role="management")


def _analyst_of(more: str) -> Speaker:
    """An analyst whose role stands first: `分析师-海通 郑宏`."""
    head, _, tail = more.rpartition(" ")
    if head and looks_like_name(tail):
        return Speaker(name=tail, firm=head, title="分析师", role="analyst")
    if is_firm(more):
        return Speaker(firm=more, title="分析师", role="analyst")
    return Speaker(name=more, title="分析师", role="analyst")


def _with(name: str, more: str) -> Speaker:
    """A name with what stands in brackets behind it: a firm, a title, or both."""
    of_firm = FIRM_ANALYST.match(more)
    if of_firm and is_firm(of_firm["firm"]):
        return Speaker(name=name, firm=of_firm["firm"], title=of_firm["title"], role="analyst")
    if is_analyst(name) or is_analyst(more):
        firm = more.split(",", maxsplit=1)[0].strip() if is_firm(more) and "," in more else ""
        return Speaker(name=name, firm=firm, title=more, role="analyst")
    if is_operator(name):
        return Speaker(name=name, role="operator")
    if _CODE.fullmatch(more):
        return Speaker(name=name, role="management")
    if is_operator(more):
        return Speaker(name=name, title=more, role="operator")
    if is_management(more):
        return Speaker(name=name, title=more, role="management")
    if is_firm(name) and not is_firm(more) and looks_like_name(more):  # `高盛 (Ann Lee)`
        return Speaker(name=more, firm=name, role="analyst")
    return Speaker(name=name, firm=more, role="analyst" if is_firm(more) else "unknown")
