"""Names in Latin letters: whether words could be one, and whose they are when nobody is named."""

import re
from functools import lru_cache

from callbook.model import Role

_PARTICLE_WORDS = (
    "de van von der den la le du da dos di del bin binti al el ter ten af zu y e bint ibn"
)
_PARTICLES = frozenset(_PARTICLE_WORDS.split())
_SUFFIX_WORDS = "jr sr ii iii iv cfa phd ph.d md m.d cpa mba esq"
_SUFFIXES = frozenset(_SUFFIX_WORDS.split())
_TITLES = re.compile(r"(?:Mr|Mrs|Ms|Miss|Dr|Prof|Sir|Shri|Smt|Sen|Rep)\b\.?\s+", re.IGNORECASE)
_EVERYDAY = """
a about above absolutely adjusted after again agenda all alright also and answer answers analyst
analysts appreciate are article as asset assets at audience average back balance bank because
before best board bottom business but by call calls can capex capital cash caller chief closing
color comment comments commentary common company concluding conference congrats congratulations
contents copyright corporate correct cost could customers date day definitely depreciation
details did director disclaimer division do does duration earnings ebitda eps equity event
everyone exactly exchange executive executives expense expenses fair figure financial first
fiscal flow follow for forward free from fund further gaap general glossary go good got great
gross group growth guidance guide he hello her here hey hi highlights his holdings how however
hundred i if image in inc income industry industries instructions interest international
introduction inventory investment investments investor investors invest is it its key last lines
link llc llp loss ltd management margin margins market markets materials may meeting members
miscellaneous more morning nasdaq net next nice no non note notes nyse of officer ok okay on one
only opening operating operations operator's or other our outlook outline overview part
participants partners perfect performance period please plc prepared presentation presenters
president presidents pricing prior product products profit question questioners questions q&a
quarter quote rate ratio read record relations remarks research results return revenue revenues
right risk risks safe sales say second section securities see segment session share shareholders
she should shares so solid source speaker speakers statement statements stock strategy strong
structure subject sure summary super systems take takeaways tax technologies terrific thank
thanks that that's the their them then there these they thing third this those ticker message
presenter speech time title to today tomorrow topic total transcript transcripts trust two
understood unidentified unknown up us update use very volume volumes was we we'll well what when
where which while who why will with would yeah year years yep yes yesterday you your zero
first-quarter fourth limited corporation corp until since during through over under roughly
approximately mostly maybe perhaps probably around between early late mid end beginning january
february august september october november december monday tuesday wednesday thursday friday
both half some many most every all-in capacity churn backlog bookings demand dividend headcount
hiring leverage liquidity logistics europe asia americas china india africa international
domestic overseas wholesale retail registered office regd cin isin website email tel phone fax
"""
_NO_NAME = frozenset(_EVERYDAY.split())
_SURNAMES_TOO = frozenset(
    (
        *("price", "may", "best", "cash", "close", "day", "fair", "general", "good", "gross"),
        *("guide", "key", "record", "safe", "sales", "stock", "strong", "trust", "back", "bank"),
        *("he", "you", "go", "do", "her"),  # Jie He, Wei You, Ann Go
    )
)
_FIRST_TOO = frozenset(("will", "may", "he"))

# prey: `Ian`, `O'Neil`, `R.J.`, `Jean-Paul`, `McDonald`, `"Bill"`; not `2024`, `Q3`, `$5`
_WORD = re.compile(r"[\"“'(]?[^\W\d_][^\W\d_'’.\-]*(?:['’.\-][^\W\d_]*)*[\"”')]?")

_ROLES: tuple[tuple[Role, re.Pattern[str]], ...] = (
    (
        "operator",
        # prey: `Operator`, `Conference Operator`, `Moderator`, `Coordinator`; not `Operations`
        re.compile(
            r"(?:(?:the|call|conference|conference call|event|telephone|chorus call)\s+)?"
            r"(?:operators?|moderator|co-?ordinator|facilitator)(?:\s+instructions?)?",
            re.IGNORECASE,
        ),
    ),
    (
        "analyst",
        # prey: `Unidentified Analyst`, `Audience Member 2`, `Analyst`; not `Analysts`
        re.compile(
            r"(?:(?:unidentified|unknown|unverified|unnamed|male|female|another|the|written"
            r"|online)\s+)*"
            r"(?:analyst|(?:conference(?: call)?|call|meeting)?\s*participant|audience(?: member"
            r"| participant| question| speaker)?|attendee"
            r"|shareholder|stockholder|questioner|caller|interviewer|reporter|journalist"
            r"|guest analyst"
            r"|investor|host|speaker from the audience|analyst/investor|media)"
            r"(?:\s*#?\s*(?:\d{1,2}|[A-Z]))?",
            re.IGNORECASE,
        ),
    ),
    (
        "management",
        # prey: `Unidentified Company Representative`, `Company Speaker`, `Management`
        re.compile(
            r"(?:(?:unidentified|unknown|unverified|unnamed|male|female|another|the)\s+)*"
            r"(?:(?:company|corporate|management)\s+(?:representative|participant|speaker"
            r"|executive|official"
            r"|member|participants)|executives?|management(?: team)?|company|ceo|cfo|coo|cto"
            r"|interviewee|panelist)"
            r"(?:\s*#?\s*\d{1,2})?",
            re.IGNORECASE,
        ),
    ),
    (
        "unknown",
        # prey: `Unidentified Speaker`, `Speaker 3`, `SPEAKER_00`, `spk03`; not `Speakers`
        re.compile(
            r"(?:(?:unidentified|unknown|unverified|unnamed|male|female|another)\s+)*"
            r"(?:speaker|spk|person|voice|man|woman|participant|representative|corporate)"
            r"(?:[\s_]*#?\s*(?:\d{1,2}|[A-Z]))?"
            r"|(?:unidentified|unknown)|(?:the )?(?:interpreter|translator)",
            re.IGNORECASE,
        ),
    ),
    # prey: `提问`, `问`, `现场提问`; not `问题`
    ("analyst", re.compile(r"(?:现场|媒体|记者|观众|网友|投资者|线上)?(?:提问|追问|问)")),
    # prey: `游客3021`, `网友_小满`, `用户88231`; not `用户增长`, `游客人数`
    (
        "analyst",
        re.compile(r"(?:游客|访客|网友|股民|用户|会员)[_-]?[a-zA-Z]{0,6}\d{1,12}|网友_\w{1,12}"),
    ),
    # prey: `嘉宾`, `受访者`; not `嘉宾1`, who may ask
    ("management", re.compile(r"(?:本期)?嘉[宾賓]|[受被](?:采|採)?[访訪][者人]|专家|專家")),
    (
        "unknown",
        # prey: `发言人1`, `说话人 2`, `未知发言人`, `講者3`; not `发言人` (an office), `嘉宾名单`
        re.compile(
            r"(?:未知|未知名|匿名)(?:发言|發言|说话|說話|讲话|講話)[人者]"
            r"|(?:(?:发言|發言|说话|說話|讲话|講話)[人者]|[讲講]者|嘉[宾賓]|[与與][会會]者|[参參][会會][人者])"
            r"\s*(?:\d{1,2}|[A-Z])"
        ),
    ),
)
_INTERPRETER = re.compile(r"(?:the )?(?:interpreter|translator|翻译|口译)", re.IGNORECASE)


@lru_cache(maxsize=1 << 14)
def is_person(text: str) -> bool:
    """Whether `text` could be a person's full name: two to six words, none of them everyday's."""
    words = _TITLES.sub("", text.strip()).replace(",", " ").split()
    if not 2 <= len(words) <= 6:
        return False
    return all(_fits(words, place) for place in range(len(words))) and not _is_shouted_office(words)


def _fits(words: list[str], place: int) -> bool:
    """Whether a word could stand at its place in a name: Luca Price, Jie He, Will Power."""
    if _is_name_word(words[place]):
        return True
    plain = words[place].strip(".,").lower()
    if place == len(words) - 1:
        return plain in _SURNAMES_TOO and words[place][0].isupper() and _is_name_word(words[0])
    return place == 0 and plain in _FIRST_TOO and words[0][0].isupper() and _is_name_word(words[-1])


@lru_cache(maxsize=1 << 13)  # several forms of headers look at the same line
def could_be_person(text: str) -> bool:
    """Whether `text` is two to five capitalised words: a name, where something else says so.

    `Grant May` is one though both words are everyday's.
    """
    words = _TITLES.sub("", text.strip()).split()
    return 2 <= len(words) <= 5 and all(
        _WORD.fullmatch(word.rstrip(","))
        and (word[0].isupper() or word in _PARTICLES)
        and not _ends_sentence(word)
        for word in words
    )


def is_particle(word: str) -> bool:
    """Whether a word joins the words of a name: `de`, `van`."""
    return word in _PARTICLES


@lru_cache(maxsize=1 << 13)  # several forms of headers look at the same line
def is_given_name(text: str) -> bool:
    """Whether `text` could be one word of a name: `Mara`, `WARREN`; not `Thanks`."""
    return len(text) > 1 and " " not in text and _is_name_word(text) and text[0].isupper()


def is_surname(text: str) -> bool:
    """Whether `text` could be one word of a name behind Mr. or Ms.: `May`, `PRICE`, `Pell`."""
    return is_given_name(text) or (text[:1].isupper() and text.lower() in _SURNAMES_TOO)


@lru_cache(maxsize=1 << 14)
def generic_role(text: str) -> Role | None:
    """The role of a speaker who is named by it alone (`Unidentified Analyst`); None of a person."""
    plain = text.strip(" []()<>*")
    if not 0 < len(plain) < 50:
        return None
    return next((role for role, pattern in _ROLES if pattern.fullmatch(plain)), None)


def is_interpreter(name: str) -> bool:
    """Whether a name is the interpreter's."""
    return bool(_INTERPRETER.fullmatch(name.strip(" []()")))


@lru_cache(maxsize=1 << 13)  # several forms of headers look at the same line
def without_title(name: str) -> str:
    """A name without Mr., Ms., Dr.: it may head a turn one time with it and one time not."""
    return _TITLES.sub("", name.strip())


def _is_name_word(word: str) -> bool:
    plain = word.strip("\"“”'().,").lower()
    if len(plain) == 1:
        return word.strip("\"“”'().,").isupper()
    if plain in _PARTICLES or plain in _SUFFIXES:
        return True
    if _ends_sentence(word):
        return False
    if plain in _NO_NAME or not _WORD.fullmatch(word.rstrip(",")):
        return False
    first = word.lstrip("\"“'(")[:1]
    return first.isupper()


def _ends_sentence(word: str) -> bool:
    """Whether a word's stop ends a sentence: those of initials and suffixes do not."""
    plain = word.strip("\"“”'().,").lower()
    return word.endswith(".") and len(plain) > 2 and "." not in plain and plain not in _SUFFIXES


def _is_shouted_office(words: list[str]) -> bool:
    """Whether all words are initials or particles: no name has no word of its own."""
    return all(len(word.strip(".")) < 2 or word.lower() in _PARTICLES for word in words)
