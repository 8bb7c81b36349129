"""Words that belong to nobody: greetings, thanks, a nod, handing over."""

import re
from dataclasses import dataclass
from functools import lru_cache

_CORE_WORDS = """
interesting mm-hmm hmm mhm uh-huh wow amazing nice fascinating indeed likewise understood mm
hi hello hey morning afternoon evening thanks thank congrats congratulations welcome bye goodbye
appreciate appreciated helpful great perfect excellent wonderful awesome fantastic terrific luck
cool super okay ok alright sure yes yeah yep no got understood clear sense fair right cheers
kudos pleasure sir ma'am madam ji namaste queue good gotcha exactly correct absolutely sorry
please pass bet
"""
_CORE = frozenset(_CORE_WORDS.split())
"""Each courtesy has one of these."""
_WEAK = frozenset(["right", "no", "pass", "bet", "sir", "ma'am", "madam", "ji"])
"""Those of them that sentences about a business have as well: `You are at the right number.`"""
_NOD = 5
"""Words up to which such a word alone makes a courtesy: `All right then.`"""
# prey: `Right. That's what we hear.`, `No, that's it for me`; not `at the right number.`
_NODDED = re.compile(r"(?:^|[.,!?]\s*)(?:all )?(?:right|no|pass)\s*[.,!]", re.IGNORECASE)
_FILLING_WORDS = """
a about additional afternoon again ahead all also am an and answer answered answering answers
any anything are as at back be because been before bless bring but by bye call can care catch
chance chief close color colour come comments concludes congratulate could course coming day
detail detailed details did do does don't done doing else end everybody everyone evening
execution face extra feel few first fine finish folks follow followup follow-up for from fully
further gentlemen get give go going gonna guys had hand happy have hear her him hold hope his
how i i'd i'll i'm i've in indeed insight insights is it it's jump just keep kind ladies last
later leave let let's line little lot loud made make makes many may me mean mine minute moment
month more most much my name need next nice night no of off offline okay on one ones open
operator opportunity or other others our out over part particular pass passing patience
perspective perspectives please point proceed quarter question questions quick quite rest really
report reporting results room ask asked say see seeing side sneaking so solid soon sounds speak
speaking squeeze squeezing start step still stop strong take takes taking talk team teams that
that'll that's the their them then there there's these they thing things this those thought
thoughts time times to today tomorrow too turn two understand us very wait was way we we'll
we're weekend well were what when which will wish with wonderful would year you you'd you'll
you're your yourself yours everybody's hear ears answers folks quarter's performance progress
start number numbers job work update presentation gentleman doctor mr ms mrs dr here being
sharing joining
"""
_PLAIN = _CORE.union(_FILLING_WORDS.split())
"""What courtesies are made of; none of it says anything about a business."""

# prey: `how are you?`, `can you hear me okay?`, `No problem.`; not `It is ahead.`
_SMALL_TALK = re.compile(
    r"\b(?:how (?:are|is|have) (?:you|everyone|everybody|it going|things)(?: (?:all|doing|been"
    r"|guys|today|both))*"
    r"|(?:can|could|do) you (?:guys )?hear (?:me|us)(?: (?:okay|ok|now|well|all right|alright"
    r"|clearly|fine))*"
    r"|am i audible|are you there|(?:is|was) (?:this|that|it) (?:better|okay|ok|clear)|right"
    r"|okay)(?: now)?\s*\?"
    r"|\bgo(?: right)? ahead\b|\b(?:no problem|no worries|of course)\b",
    re.IGNORECASE,
)
# prey: `能听到吗?`, `您好,可以听到我说话吗?`; not `听说明年涨价吗?`
_LINE_CHECK = re.compile(
    r"(?:(?:能|可以|能够)?听得?(?:到|见|清楚?)(?:我)?(?:这边)?的?(?:声音|说话|讲话|话)?|有声音)(?:吗|么|嘛|吧|不)?\s*\?"
)
# prey: the name in `Thanks, Karen.`, `Sure, Wei.`, whom no list has; not in `Thanks, and China?`
_ADDRESSES = re.compile(
    r"(?P<words>\b(?i:thanks|thank you|hi|hey|hello|good (?:morning|afternoon|evening)|morning|sure"
    r"|welcome|great|perfect)(?: (?:so|very) much)?, )[A-ZÀ-Þ][\w'’-]+(?=[.!,]|$)",
)
_CHINESE = """
您好|你好|大家好|大家|早上好|下午好|晚上好|各位|管理层|领导|谢谢|感谢|非常|多谢|好的|好|嗯|是的|对
明白|了解|清楚|没问题|请讲|请说|请|您|你|了|的|分享|回答|解答|很|详细|有帮助|我没有其他问题|没有其他问题
辛苦|恭喜|欢迎|听得到吗?|听得到|可以听到|不客气|客气|提问|接受|我们|我|问题|这个|给|机会|公司|太|谢
喂|能听到|听得见|可以|收到|再见|拜拜|没有问题|我没有问题|没有其他|没有了|没了|团队|主持人|OK|Ok|ok|Hello|hello|Hi|邀请|继续|就这些|先这样|非常有
"""
_HAN = "|".join(
    map(
        re.escape,
        sorted((word for line in _CHINESE.split() for word in line.split("|")), key=len)[::-1],
    )
)
# prey: `谢谢。`, `好的,明白`; not `好的,那毛利率呢`
_HAN_COURTESY = re.compile(_HAN)
# prey: `네, 반갑습니다. 송호진입니다.`, `ありがとうございました。`; not `네, 맞습니다.`
_EASTERN = re.compile(
    r"(?:대단히\s|정말\s)?(?:반갑습니다|감사합니다|고맙습니다|안녕하(?:세요|십니까)|수고하셨습니다)"
    r"|(?:오늘\s)?말씀\s?잘\s?들었습니다|(?<![\uac00-\ud7a3])(?:네|예)(?=[,.\s])"
    r"|(?<=\s)[\uac00-\ud7a3]{2,4}입니다|(?:誠に|どうも)?ありがとうございま(?:す|した)"
    r"|(?:よろしく)?お願いいたします|お願いします|はい(?=[、。])"
)
# prey: `王总`, `李女士`, `陈老师`; not `总收入`
_ADDRESSED = re.compile(
    "[\u4e00-\u9fff]{1,2}(?:总|女士|先生|老师|博士|董)(?![\u4e00-\u9fff]*[收成量额])"
)
# prey: `thanks`, `i'll`, `follow-up`, `r&d`; not `12%`
_TOKEN = re.compile(r"[^\W_]+(?:['&-][^\W_]+)*")
# prey: the `R.J.` of `Thanks, R.J.`; not the `R&D` of `And R&D?`
_INITIALS = re.compile(r"\b(?:[A-Z]\.)+")
# prey: `[Technical Difficulty]`, `(Operator Instructions)`, `[Foreign Language]`
_STAGE = re.compile(r"[\[(][^\])]{0,60}[\])]")
# prey: `Hi, my name is Joe`, `Good morning.`, `I'm a shareholder from Ohio`; not `And the tax?`
_GREETS = re.compile(
    r"(?:yes,? |okay,? |so,? |thanks?(?: you)?[,.] )?(?:hi|hello|hey|good (?:morning|afternoon"
    r"|evening|day)"
    r"|my name(?:'s| is)|i'm [A-Z]\w+ [A-Z]|i am [A-Z]\w+ [A-Z]|i'm an? \w+ (?:from|in)|greetings"
    r"|this is [A-Z])\b",
    re.IGNORECASE,
)
# prey: `Yes.`, `No, not at all.`, `That's right.`, `是的。`; not `Sure, go ahead.`
_REPLY = re.compile(
    r"(?:(?:yes|yeah|yep|no|nope|correct|right|exactly|absolutely|definitely|sure|not at all"
    r"|not yet|not really|certainly|of course"
    r"|that's (?:right|correct|fair|it)|that is (?:right|correct)|it (?:is|does|will|has)|we (?:do"
    r"|are|will|have|can|did)|you're right|you are right"
    r"|i (?:do|think so|don't think so|would)|do|is|are|will|does|okay|thanks|thank you|sir|please"
    r"|indeed|so|great question|good question|true|i agree|(?:i have )?nothing (?:more )?to add)"
    r"[\s,.!-]*)+$"
    r"|(?:是|是的|对|对的|没有|没错|会|不会|有|可以)[。,.]*$",
    re.IGNORECASE,
)
# prey: `It is in there, yes.`, `No, it was not.`; not `Yes. Thanks, Ian.`, `Yes, hi, Ian.`
_REPLIES = re.compile(
    r", (?:yes|yeah|no|correct|absolutely)[.!]?$"
    r"|^(?:yes|yeah|no|absolutely|correct), (?:it|we|they|that|there|this|not|all|in)\b",
    re.IGNORECASE,
)
_REPLY_WORD = re.compile(
    r"\b(?:yes|yeah|yep|no|nope|correct|right|exactly|absolutely|definitely|not at all|not yet"
    r"|certainly|of course|true|agree|nothing (?:more )?to add)\b|^[是对没会不有可]",
    re.IGNORECASE,
)

# prey: `Any color on Mexico, please.`, `My follow-up is on churn.`; not `Thanks for the color.`
_WANTS = re.compile(
    r"\bany (?:\w+ )?(?:colou?r|updates?|thoughts|details?|insights?|perspectives?)"
    r" (?:on|about|around|into)\b|(?<!for )\byour (?:thoughts|views?|take) (?:on|about)\b"
    r"|\b(?:my|last|second|one more|another) (?:\w+ )?"
    r"(?:question|follow-?up) (?:is|was|would be|on|about|regarding)\b"
    r"|\b(?:talk|speak|comment|elaborate|expand) (?:\w+ ){0,4}?(?:about|on)\b"
    r"|\bthe answer (?:to|(?:is|was)(?! (?:yes|no)\b))\b"
    r"|\b(?:a couple|a few|two|three|something) (?:\w+ )?(?:on|about|around)\b",
    re.IGNORECASE,
)
# prey: `Sure, go ahead.`, `Yes, we can hear you.`; not `Yes, we can.`
_PERMITS = re.compile(r"\b(?:go ahead|hear you|please|ask away|next question)\b", re.IGNORECASE)
# prey: the space of `We did. And yes.`; not that of `Mr. Pell`
_SENTENCES = re.compile(r"(?<=[a-z]{2}[.?!])\s+|(?<=[。!])")


def is_courtesy(text: str, names: frozenset[str] = frozenset(), *, strict: bool = False) -> bool:
    """Whether `text` (half-width) is nothing but courtesy.

    `names` are words of speakers' names, lower case: they say nothing either. A short text
    may hold a word or two that no list knows (`Thanks for squeezing me in.`), unless `strict`.
    """
    if len(text) > 420:
        return False
    seen = _seen(text)
    if seen.plain is not None:
        return seen.plain
    strange = [word for word in seen.strange if not _is_of_name(word, names)]
    return not strange or (
        not strict
        and seen.words < 40
        and len(strange) <= max(1, seen.words // 8)
        and not _says(strange)
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Seen:
    """A short text, whoever is named in it: `plain` where that makes no difference."""

    plain: bool | None = None
    words: int = 0
    strange: tuple[str, ...] = ()  # words that are no courtesy's


@lru_cache(maxsize=1 << 13)  # each turn is asked about by whoever looks at it
def _seen(text: str) -> _Seen:
    if _WANTS.search(text):
        return _Seen(plain=False)
    plain = _SMALL_TALK.sub(" ", _STAGE.sub(" ", text.replace("’", "'")))
    plain = _ADDRESSES.sub(r"\g<words>", plain)
    plain = _LINE_CHECK.sub(" ", plain)
    if "?" in plain.strip(" ?") or (plain.rstrip().endswith("?") and not _is_nod(plain)):
        return _Seen(plain=_is_nod(plain))
    if not plain.isascii() and any("\u4e00" <= char <= "\u9fff" for char in plain):
        plain = _ADDRESSED.sub("", plain)
        said = any(map(str.isalnum, _HAN_COURTESY.sub("", plain)))
        return _Seen(plain=len(plain) < 160 and not said)
    if not plain.isascii() and _EASTERN.search(plain):
        said = any(map(str.isalnum, _EASTERN.sub("", plain)))
        return _Seen(plain=len(plain) < 80 and not said)
    words = words_of(plain)
    if len(words) > 60:
        return _Seen(plain=False)
    small_talk = bool(_SMALL_TALK.search(text.replace("’", "'")))
    if not small_talk and not any(word in _CORE for word in words):
        return _Seen(plain=not words)
    strange = tuple(word for word in words if word not in _PLAIN)
    if len(words) > _NOD and not small_talk and _only_weak(plain, words):
        return _Seen(plain=False)
    return _Seen(words=len(words), strange=strange)


def _only_weak(plain: str, words: list[str]) -> bool:
    """Whether no word is a courtesy's but one inside a sentence: `at the right number`."""
    return _WEAK.issuperset(_CORE.intersection(words)) and not _NODDED.search(plain)


def words_of(text: str) -> list[str]:
    """The words of a text, lower case, without the initials of names: `o'neil`, `12`."""
    return _TOKEN.findall(_INITIALS.sub(" ", text).lower().replace("’", "'"))


def presents_himself(text: str) -> bool:
    """Whether `text` begins as one does who has not spoken before: a greeting, his name."""
    return bool(_GREETS.match(text.replace("’", "'")))


def is_stage_note(text: str) -> bool:
    """Whether `text` says nothing but what the transcriber noted: `[Indiscernible]`."""
    return not any(map(str.isalnum, _STAGE.sub("", text)))


def is_reply(text: str) -> bool:
    """Whether a short text answers by yes or no: an answer, if nothing longer is said."""
    plain = _STAGE.sub(" ", text.replace("’", "'")).strip()
    if len(plain) > 200 or not _REPLY_WORD.search(plain) or _PERMITS.search(plain):
        return False
    said = [one for one in _SENTENCES.split(plain) if len(one) <= 90]
    return any(_REPLY.match(one) or _REPLIES.search(one) for one in said)


def _is_of_name(word: str, names: frozenset[str]) -> bool:
    return word in names or word.removesuffix("'s") in names


def _is_nod(plain: str) -> bool:
    """`Okay?`, `Right?`: a question mark and no question."""
    words = _TOKEN.findall(plain.lower())
    return len(words) <= 2 and all(word in _CORE for word in words)


def _says(strange: list[str]) -> bool:
    """Whether strange words say something: numbers do, and so do several."""
    return len(strange) > 3 or any(any(map(str.isdigit, word)) for word in strange)
