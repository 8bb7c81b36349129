"""Firms of analysts: their Chinese short names, and the words by which a firm is known."""

import re

FIRMS: tuple[tuple[str, ...], ...] = (
    ("Goldman Sachs", "高盛"),
    ("Morgan Stanley", "摩根士丹利", "大摩", "摩根斯坦利", "MS"),
    ("J.P. Morgan", "摩根大通", "小摩", "JPM", "JPMorgan", "JP Morgan"),
    ("Bank of America", "美银证券", "美银", "美国银行", "美林", "美银美林", "BofA"),
    ("UBS", "瑞银", "瑞银证券"),
    ("Citi", "花旗", "Citigroup", "花旗银行"),
    ("CICC", "中金", "中金公司"),
    ("CITIC Securities", "中信证券", "中信", "CITIC"),
    ("CLSA", "里昂", "里昂证券", "中信里昂"),
    ("HSBC", "汇丰", "汇丰银行", "汇丰证券"),
    ("Bernstein", "伯恩斯坦", "盛博"),
    ("Credit Suisse", "瑞信", "瑞士信贷", "CS"),
    ("Deutsche Bank", "德意志银行", "德银", "DB"),
    ("Barclays", "巴克莱"),
    ("Jefferies", "杰富瑞", "富瑞"),
    ("Nomura", "野村", "野村证券"),
    ("Macquarie", "麦格理"),
    ("Daiwa", "大和", "大和证券"),
    ("Mizuho", "瑞穗"),
    ("CMB International", "招银国际", "招银"),
    ("China Merchants Securities", "招商证券", "招商"),
    ("Huatai", "华泰证券", "华泰"),
    ("Guotai Junan", "国泰君安", "国君", "国泰海通"),
    ("Haitong", "海通证券", "海通", "海通国际"),
    ("GF Securities", "广发证券", "广发"),
    ("China Securities", "中信建投", "建投"),
    ("Shenwan Hongyuan", "申万宏源", "申万"),
    ("Industrial Securities", "兴业证券", "兴业"),
    ("Guosen", "国信证券", "国信"),
    ("Everbright", "光大证券", "光大"),
    ("Orient Securities", "东方证券"),
    ("Minsheng Securities", "民生证券", "民生"),
    ("Tianfeng", "天风证券", "天风"),
    ("Changjiang", "长江证券", "长江"),
    ("Wells Fargo", "富国银行", "富国"),
    ("TD Cowen", "考恩", "Cowen"),
    ("Oppenheimer", "奥本海默"),
    ("BNP Paribas", "法国巴黎银行", "法巴"),
    ("Loop Capital", "Loop"),
    ("DBS", "星展"),
    ("KeyBanc", "科凯"),
    ("Stifel",),
    ("Evercore ISI", "Evercore", "艾弗考尔"),
    ("Piper Sandler", "派杰"),
    ("Needham", "尼德姆"),
    ("Wedbush", "韦德布什"),
    ("Raymond James", "雷蒙德詹姆斯"),
    ("Wolfe Research", "Wolfe", "沃尔夫"),
    ("New Street Research", "New Street"),
    ("Bank of China International", "中银国际", "中银证券"),
)
"""English name first, then the Chinese and short names by which documents call the firm."""

_BY_NAME = {name.lower(): firm[0] for firm in FIRMS for name in firm}

# prey: `南岭证券`, `北辰资本`, `Larkfield Research`, `Pell & Co.`; not `王青`, `毛利率`
_FIRM = re.compile(
    r"证券|證券|[私公]募$|資本|投[顾顧]|投信|資產|銀行|资本|基金|资管|资产|银行|投行|研究(?:所|部|院)?$|国际$|控股$|保险|信托|投资(?!者)"
    r"|\b(?:Securities|Capital|Research|Partners|Bank|Markets|Advisors|Investments?|Asset"
    r"|Management|Group|LLC|LLP|Inc|Co|& Co|Equity|Sachs|Stanley)\b",
    re.IGNORECASE,
)
# prey: `首席执行官`, `CFO`, `IR`, `董秘`, `VP of Finance`; not `分析师`
_MANAGEMENT = re.compile(
    r"首席|[总總]裁|[总總][经經]理|[执執]行[长長]|[财財][务務](?:[长長]|主管)|[营營][运運][长長]|技[术術][长長]|[发發]言人"
    r"|副[总總]|投[资資]人[关關][系係]|投資者關係|董事|董秘|总监|财务(?:负责人|总)|创始人|副总|投资者关系|证券(?:事务|部)|高管|管理层|公司|社长"
    r"|\b(?:C[EFOTIM]O|CHRO|CIO|IR|Chief|President|Chair(?:man|person|woman)?|Director|Officer|VP"
    r"|Vice President|SVP|EVP|Treasurer|Controller|Founder|Investor Relations?|Executives?"
    r"|Head of|Spokes(?:person|man|woman))\b",
    re.IGNORECASE,
)
# prey: `分析师`, `Analyst`, `Research Division - Analyst`; not `CFO`
_ANALYST = re.compile(
    r"分析师|分析師|研究员|研究員|研究部|提问者|(?:投资者|投資者)\w{0,2}$|记者|股东\w?$|网友|尾号\s?\d|(?:线上|网络|现场|电话)(?:参会者|听众|提问)"
    r"|\b(?:Analysts?|Associate|Research Division)\b",
    re.IGNORECASE,
)
# prey: `Operator`, `主持人`, `主播`, `会议助理`, `电话会议操作员`, `Moderator`; not `运营官`
_OPERATOR = re.compile(
    r"^(?:(?:call |conference |event )?(?:operator|moderator|coordinator)"
    r"|(?:电话|線上|线上)?(?:会议|大会)?(?:主持人?|接线[员生]|话务员|操作员|操作者|协调员|助理)|运营商"
    r"|主播|主理人|UP主|司会者?|사회자)$",
    re.IGNORECASE,
)


_SHORT_NAMES = (name for firm in FIRMS for name in firm if not name.isascii())
_KIND = "(?:证券|基金|资管|资本|资产|保险|银行|投资|信托|国际|自营)"
CHINESE_FIRM = (
    rf"(?:(?:{'|'.join(sorted(_SHORT_NAMES, key=len, reverse=True))}){_KIND}?"
    rf"|[\u4e00-\u9fff]{{2,6}}?{_KIND})"
)
"""What a firm is called in Chinese, as a pattern: a short name that is known, or by its kind."""


def full_name(firm: str) -> str:
    """The English name of a firm known by a short one; empty where it is not in the table."""
    return _BY_NAME.get(firm.strip().lower(), "")


def is_firm(text: str) -> bool:
    """Whether `text` names a firm of analysts."""
    return bool(full_name(text)) or bool(_FIRM.search(text))


def is_management(title: str) -> bool:
    """Whether a title is one of the company's own people."""
    return bool(_MANAGEMENT.search(title)) and not is_analyst(title) and not full_name(title)


def is_analyst(title: str) -> bool:
    """Whether a title is an analyst's."""
    return bool(_ANALYST.search(title))


def is_operator(name: str) -> bool:
    """Whether a name is that of the one who runs the queue."""
    return bool(_OPERATOR.match(name.strip()))
