"""What a page prints below the last words of a call: farewells, credits, buttons, disclaimers."""

import re
from collections.abc import Iterator

from callbook.layouts.document import Noise, matching
from callbook.model import Source

TAIL = "the page's own words after the call"
_LONGEST = 400
_LISTED = 400
"""Lines below a heading of articles or visitors: hundreds of them may come to one meeting."""

_WHOLE = re.compile(
    # prey: `(完)`, `以上。`, `全文结束`, `End of transcript`, `이상`; not `以上是主要原因。`
    r"[-—=*~<\[(]*\s*(?:(?:全文|本文|此处|正文|会议|交流|活动|本场|[上下]午场?)?(?:完|终|结束)|以上|이상"
    r"|END|End(?: of (?:transcript|call|Q&A))?)"
    r"\s*[-—=*~>\])]*[。.]?"
    # prey: `$澄湖精密(SH688XXX)$`, `#云杉医药 #创新药`, `☕️ 打赏`; not `# 标题`
    r"|(?:\s*\$[^$\n]{1,30}\$\s*)+|(?:\s*#[^\s#]{1,20}#?\s*)+|(?:(?![。%])[\W_])+"
    # prey: `【打印】【关闭窗口】`, `加载更多`, `阅读原文`, `返回顶部`, `分享至微信`
    r"|(?:[\[<(]?\s*(?:打印|关闭(?:窗口)?|收藏|返回(?:顶部|列表)?|举报|点赞|在看|分享|转发|评论|打赏|赞赏)[\]>)]?[\s|·*👍👀⭐☕️]*)+"
    r"|(?:加载|查看|展开|阅读|显示)(?:更多|全文|原文|全部).{0,12}"
    # prey: `（以下无正文）`, `示例智造科技股份有限公司` below the last answer
    r"|[(]?以下无正文[)]?|[\u4e00-\u9fff()]{4,30}(?:公司|银行)"
    # prey: `2025年9月12日`, `二〇二五年九月十二日`, `沧浪银行股份有限公司董事会`, `特此公告。`
    r"|(?:20\d\d|二[〇零○]\S{2})\s?年\s?\S{1,3}\s?月\s?\S{1,3}\s?日|\S{0,30}(?:公司|银行|集团)?董事会|特此(?:公告|说明)。?",
    re.IGNORECASE,
)
_START = re.compile(
    # prey: `以上就是…的相关内容,希望对您有所帮助。`, `上一篇：`, `本文首发于公众号`
    r"以上就是|(?:上|下)一?篇\s*:|(?:本文|文章|原文|内容|资料|图片|数据)\S{0,4}(?:首发|转载|转自|来自|来源|作者|由|版权|仅|不代表|为)"
    # prey: `(来源:公司公告)`, `责任编辑：`, `整理：AI助手`, `（编辑：南山 校对：柳七）`
    r"|[\[(]\s*(?:责任编辑|责编|编辑|校对|记者|作者)\s+\S{2,4}\b"
    r"|[\[(]?\s*(?:来源|资料来源|文章来源|责任编辑|责编|编辑|校对|审核|排版|整理|撰文|监制|作者|记者|译者|出品)\s*[:/]"
    # prey: `（实习生刘洋对本文亦有贡献）`, `喜欢此内容的人还喜欢`
    r"|[(].{1,16}对本文.{0,6}贡献[)]|喜欢此内容的人"
    # prey: `（应受访者要求，部分内容有调整。）`, `据公开信息整理，由AI算法生成`
    r"|[(]?应受访者|[(]?(?:据|根据)(?:公开|录音|速记|现场).{0,12}整理|.{0,24}(?:由|系)\s?AI.{0,8}生成|.{0,12}机器人自动"
    # prey: `声明：…`, `免责声明：`, `免責聲明：`, `风险提示：`, `版权声明`, `著作權`
    r"|[\[(*]*(?:重要|特别|法律|郑重|版权|免责|免責)?(?:声明|聲明|条款)[\])*]*\s*:|(?:风险|風險|投资|特别|温馨|重要)(?:提示|警示|揭示|提醒)\s*:"
    r"|版权(?:所有|归)|著作權"
    r"|(?:本|以上)(?:纪要|報告|报告|资料|資料|内容|文件|信息|公众号|文).{0,30}(?:参考|建议|构成|構成|前瞻|责任|侵权|侵權|删除)"
    # prey: `以上为个人整理，可能有遗漏，不构成投资建议。`; not `以上为主要原因。`
    r"|以上(?:内容|纪要|文字|要点|记录)?(?:为|是|均为|系)?(?:个人|笔者|本人|现场|作者)\S{0,6}(?:整理|记录|速记|记忆)|.{0,60}不构成.{0,6}投资(?:建议|依据)"
    # prey: `以上仅供参考。`; not `以上仅为境内收入。`
    r"|以上均?仅供(?:各位|大家|投资者)?参考"
    # prey: `备注：以上内容由录音整理`, `截至9月12日收盘，…`, `该股最近90天内…`, `主营业务：…`
    r"|(?:备注|说明|附注)\s*:|截至.{0,14}(?:收盘|发稿)|该股(?:最近|近)|.{2,12}(?:[(][\dX]{6}[)])?主营业务\s*:"
    r"|.{2,12}20\d\d年.{1,4}报显示|以下(?:是|为).{0,6}(?:盈利预测|机构评级)|融资融券数据"
    # prey: `更多纪要请加微信`, `登录后发表评论`, `关于我们 | 联系我们`, `标签：银行`
    r"|.{0,12}加?微信(?:号|群)?\s*:|更多纪要|(?:热门|最新|全部)评论|登录后|(?:关于|联系)我们|网站地图|打开\s?APP"
    # prey: `关于示例材料：公司成立于2005年，主营…`; not `关于海外：公司明年投产`
    r"|关于.{2,16}:[^。]{0,16}(?:(?:成立|创立|创建|创办)于|总部(?:位于|设在)|是一家|是(?:国内|中国|全球|世界))"
    r"|写留言|阅读\s?[\d.]+万?\s"
    # prey: `以上交流不涉及应披露未披露的重大信息。`; not `以上交流内容如下`
    r"|(?:以上|本次).{0,8}(?:不|未)(?:涉及|存在)"
    # prey: `公司严格按照…等规定进行交流，未出现未公开重大信息泄露等情况。`; not `我们严格按照计划`
    r"|[^。]{0,80}(?:没有|未)(?:出现|发生).{0,4}未公开重大信息"
    # prey: `（以上信息如与公告不一致，以公告为准）`, `公司官网：www.example.com`
    r"|[(]?以上(?:信息|内容|回复).{0,24}为准|(?:公司)?(?:官网|网址)\s*:"
    # prey: `如涉及公司战略规划等，不视作承诺`; not `如涉及关税，由客户承担`
    r"|[(]?(?:以上|本记录)?[^。]{0,8}如?涉及[^。]{0,60}(?:不视作|不构成|不代表|并不)"
    # prey: `个人感受：今年的气氛比去年好`; not `个人业务：增长`
    r"|(?:个人|我的|笔者|作者)的?(?:感受|看法|点评|观点|思考|总结)\s*:"
    # prey: `点击进入互动平台 查看更多回复信息`, `关键词：汽车零部件`
    r"|点击.{0,6}进入.{0,24}(?:查看|平台|详情)|关键[词字]\s*:|郑重声明"
    r"|分享到|标签\s*:|今天的内容.{0,6}分享到这|(?:会议)?记录人\s*:|与会人员.{0,6}签署"
    r"|(?:注\s*:\s*)?(?:公司)?(?:接待人员)?(?:在)?(?:本次)?(?:活动|调研|接待|交流|沟通)过程中|.{0,4}分析师\s*:.{1,16}执业|(?:执业)?证书编号|[*]?纪要来自"
    # prey: `If you have any further questions, please e-mail …`, `My take: reiterate Buy`
    r"|If you have (?:any )?(?:further|more|other) questions|My take\b|Our view\b"
    # prey: `如果觉得有用，欢迎转发。`, `💬 你怎么看？欢迎在评论区留言`, `扫码关注`, `相关阅读`
    r"|(?:如果)?(?:觉得|喜欢).{0,8}(?:有用|不错|有帮助)|.{0,12}欢迎(?:在评论|留言|转发|点赞|扫码|加入|订阅|关注(?:我们|本|公众))"
    r"|.{0,8}(?:扫码|长按|点击).{0,10}(?:关注|识别|加群|下载|链接)|(?:相关|延伸|推荐|往期|更多|热门)(?:阅读|文章|推荐|精彩|回顾|新闻)"
    r"|关注(?:我们|公众号|本号)|.{0,6}评论区"
    # prey: `海量资讯、精准解读，尽在某财经APP`, `本文系机器翻译，…`, `(本文仅代表受访者个人观点)`
    r"|海量资讯|.{0,16}尽在.{2,12}(?:APP|客户端)|(?:本文|全文|以上(?:内容)?)(?:系|为|由).{0,8}(?:机器|AI)\S{0,2}翻译"
    r"|[*(\[]*以上(?:为|是|系)?(?:速记|录音)|[*(\[]*.{0,14}未经.{0,10}(?:审阅|审核)|[*(\[]*(?:封面|题|配)图\S{0,4}(?:来源|:)|[(\[*]*(?:以上|本文)(?:内容|观点|言论)?(?:均)?(?:仅|只)代表"
    # prey: `注：本要約は…`, `※ 본 자료는…`, `免責事項`, `お問い合わせ`, `문의`
    # prey: `Editor`, `Portions of this transcript that are marked [Interpreted] were spoken …`
    r"|Editor\W*$|(?:Portions|Statements|Parts)\b.{0,24}\bthis transcript\b"
    # prey: `（聞き手＝佐藤花子）`, `홍길순 기자 a@example.com`, `<저작권자 ⓒ …, 무단 전재 금지>`
    r"|[(]?(?:聞き手|取材|構成|文責|撮影)\S{0,3}\s*[=:/]|\S{2,4}\s?기자\b.{0,6}\S{0,40}@"
    r"|[<\[(ⓒ\s]*(?:저작권자|Copyrights?\b)|.{0,24}무단\s?(?:전재|복제)|無断転載|.{0,8}(?:つづき|続き)は.{0,16}ご覧"
    r"|注\s*:\s*本|※\s*(?:본|本|当|이)|免責事項|お問い?合わせ|(?:본|이) (?:자료|문서|요약)|문의\s*:"
    # prey: `Note: This document is a summary and not a verbatim record.`
    r"|Note\s*:\s*(?:This|The) (?:document|summary|text|translation)\b"
    # prey: `Disclaimer: This document…`, `Contact: …`, `Company number 0XXXXXXX`, `Source: …`
    r"|Disclaimer|Important (?:notice|information)|Safe harbor|Contacts?\b"
    r"|For (?:more|further) information|Company number"
    r"|(?:Yours|Sincerely|Kind regards|Best regards)\b.{0,20}$"
    r"|Registered (?:office|in)|Source\s*:|Image source|Copyright|©"
    r"|All rights reserved|About (?:us|the (?:company|author))"
    r"|Subscribe|Follow us|Share this|Tags?\s*:|Related (?:articles|reading)"
    r"|(?:This|The) (?:document|transcript|presentation|summary|material"
    r"|interview|conversation|discussion)s?"
    r" (?:contains?|is|are|was|may|has)\b.{0,60}"
    r"(?:forward|automat|edited|prepared|provided|inform|advice)",
    re.IGNORECASE,
)
# prey: `本次说明会到此结束，感谢各位投资者的参与！`; not `本次交流的要点如下`
_FAREWELL = re.compile(
    r".{0,24}(?:会议?|交流|活动|路演|互动|问答)(?:环节)?(?:已经?)?(?:到此|就此|圆满)?结束[,。!]"
    r"|(?:再次)?感谢(?:各位|大家|广大|所有).{0,40}(?:参与|参加|出席|(?:到此|就此)结束)"
)
# prey: the sign before `💬欢迎在评论区留言讨论`, `⚠️以上内容…`; not the bracket of `(完)`
_BADGE = re.compile(r"^[\u2600-\u27bf\ufe0f\U0001f300-\U0001faff\s]+(?=\w)")
# prey: `相关阅读：`, `推荐文章`, `调研参与机构详情如下：`, `附件：与会人员名单`; not
# `相关阅读材料见附件。`
_READING = re.compile(
    r"(?:调研)?(?:参与|与会|参会)(?:的|调研)?(?:机构|单位|人员|投资者){1,2}(?:名单|详情|情况)?(?:如下)?\s*:?"
    r"|附件?\s*\d?\s*:?\s*.{0,6}(?:名单|清单)\s*:?|"
    r"(?:相关|延伸|推荐|往期|更多|热门|精彩)(?:阅读|文章|推荐|回顾|新闻|链接)\s*:?"
)
# prey: `About Larkfield Systems`, `公司简介`, which head a last paragraph; not `About 40%`
_ABOUT = re.compile(r"About (?:the )?[A-Z][\w.&,'’ -]{2,40}:?|(?:公司简介|关于我们|关于公司)\s*:?")
_ABOUT_LINES = 8
"""Lines at the end of a source among which such a heading may stand."""
# prey: `答：`, `Q1：`, `3、`, `王青：`, `– 管理层`; a line of the call whatever it says
_SPOKEN = re.compile(
    r"\s*(?:[QA]\s?\d*\s*[:：.、]|[问答]\d*\s*[:、]|\d{1,2}[.、)]|\[?[问答QA]\]|[-–—•◦]\s*\S{2,8}\s*:)"
)


# prey: the place before `青禾智驾主营业务：…`, `以上内容为某网据公开信息整理` in the last answer
_GLUED = re.compile(
    r"(?<=[。.!?”])\s*(?=\S{2,12}(?:[(]\d{6}[)])?主营业务\s*:|以上内容(?:为|由|系).{0,12}(?:整理|据公开信息)"
    r"|[(\[](?:责任编辑|责编|编辑|校对|记者|作者|来源)[^()\[\]]{1,40}[)\]]$|[(\[](?:全文)?完[)\]]$)"
)


def tail(source: Source) -> Iterator[Noise]:
    """The lines at the end of a source that are the page's, from the last one upwards."""
    found: list[Noise] = []
    reading = _reading_list(source)
    for number in range(len(source.lines), 0, -1):
        raw = source.lines[number - 1]
        text = matching(raw).strip(" *_`>~")
        if not text.strip():
            continue
        if not (reads_as_tail(text) or number >= reading):
            glued = _GLUED.search(matching(raw))
            if glued and glued.end() > 0:
                found.append(
                    Noise(line=number, start=glued.end(), end=len(raw.rstrip()), reason=TAIL)
                )
            break
        start = len(raw) - len(raw.lstrip())
        found.append(Noise(line=number, start=start, end=len(raw.rstrip()), reason=TAIL))
    whole = sum(not source.lines[one.line - 1][: one.start].strip() for one in found)
    if whole < sum(bool(line.strip()) for line in source.lines):
        yield from reversed(found)


def _reading_list(source: Source) -> int:
    """The line of `相关阅读：` above titles of other articles; past the end where there is none."""
    last = len(source.lines)
    for number in range(last, max(0, last - _LISTED), -1):
        text = matching(source.lines[number - 1]).strip(" *_`>~#·•-")
        if _READING.fullmatch(text) or (last - number < _ABOUT_LINES and _ABOUT.fullmatch(text)):
            return number
        sentence = len(text) > 60 or text.endswith(("?", "。"))
        if _SPOKEN.match(text) or (sentence and last - number >= _ABOUT_LINES):
            return last + 1
    return last + 1


def reads_as_tail(text: str) -> bool:
    """Whether a line (half-width) reads as the page's own, where it stands at the end."""
    text = _BADGE.sub("", text)
    if len(text) > _LONGEST or _SPOKEN.match(text):
        return False
    return bool(_WHOLE.fullmatch(text) or _START.match(text))


def closes_record(text: str) -> bool:
    """Whether a line (half-width) closes a written record, where it stands below the answers."""
    return reads_as_tail(text) or (len(text) < _LONGEST and bool(_FAREWELL.match(text)))
