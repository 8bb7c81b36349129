"""What a page adds around a transcript: spam, notices and addresses, found with their reasons."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from callbook.layouts.adverts import adverts
from callbook.layouts.document import FURNITURE, Noise, matching
from callbook.layouts.form_margin import form_margin
from callbook.layouts.furniture import FORM_HEAD, furniture
from callbook.layouts.inner_furniture import inner_furniture
from callbook.layouts.markup import markup
from callbook.layouts.tails import tail
from callbook.layouts.withheld import withheld
from callbook.model import Source


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """A kind of text that is not the transcript's."""

    reason: str
    pattern: re.Pattern[str]  # its beginning, at a line start or after a sentence


_NOTICES = (
    # prey: `如若转载,请注明出处:https://…`, `转载请注明来源`; not `公司转载了公告`
    Notice(
        reason="repost notice",
        pattern=re.compile(
            r"(?:如若|如需|未经.{0,8}(?:不得|禁止)|欢迎|严禁)?转载.{0,12}(?:请|须|需)?注明|(?:本文|文章)(?:转载自|来源|出处)\s*:|(?:原文|文章|本文)(?:链接|地址)\s*:|版权(?:声明|归)"
        ),
    ),
    # prey: `本文内容由网友自发贡献`, `免责声明：`, `本站仅提供信息存储`; not `公司发布声明`
    Notice(
        reason="disclaimer",
        pattern=re.compile(
            r"(?:本文|以上|本站|文中|文章)?(?:内容|信息|文章|观点)?(?:均)?由.{0,6}(?:网友|用户).{0,6}(?:自发|贡献|上传|投稿|发布)"
            r"|(?:\[?免责(?:声明|条款)\]?|风险提示(?:及免责)?声明|免責聲明|特别声明|重要声明|郑重声明|法律声明)\s*(?::|$|\])"
            r"|查看更多\S{0,10}?(?:>>|$)|本站仅提供|本(?:文|纪要|资料|材料|内容|报告).{0,12}(?:不构成|不作为|不代表).{0,12}(?:建议|依据|立场|观点)"
            r"|[(]?(?:以上|本文)?(?:内容|信息|观点)?(?:仅供参考|不构成).{0,6}(?:投资|买卖)?.{0,4}(?:建议|依据)"
            r"|如(?:有|发现|涉).{0,16}(?:侵权|违法|违规|抄袭)"
            r"|(?:以上|本)(?:纪要|内容|文章|资料|信息|记录).{0,24}(?:仅供参考|如有侵权|不代表|删除)"
            r"|(?:风险提示|提示|声明|注)\s*:\s*(?:以上|本(?:文|纪要|资料|内容)).{0,16}(?:仅供|不构成|不代表)"
        ),
    ),
)

# prey: `快手平台电话人工投诉(快手平台电话收费吗)`; not `快手(01024)三季度电话会纪要`
_SPAM_TITLE = re.compile(
    r"(?:客服|人工|投诉|热线|退款|收费|注销|下载|官网|靠谱|怎么(?:样|办)|是什么|多少钱|哪个好|电话)"
    r".{0,30}[(].{2,40}(?:吗|呢|什么|怎么|多少|哪|靠谱|收费|客服|人工|电话|热线).{0,12}[)]$"
)
# prey: `三季度电话会纪要`, `2024-05-17`; not `快手平台电话收费吗`
_ABOUT_A_CALL = re.compile(
    r"纪要|调研|业绩|财报|说明会|电话会|交流会|路演|问答|实录|投资者|[1-4]Q|Q[1-4]|季度|半年|财年|20\d\d|Q&A",
    re.IGNORECASE,
)
# prey: `ab.c@example.com`; not `@青禾`
_EMAIL = re.compile(r"[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+")
# prey: `https://example.com/a/1.html`; not `example.com`
_ADDRESS = re.compile(r"https?://[^\s\u3000-\u9fff\uff00-\uffef<>\"'）)]+")


# prey: the start of a line, the ` (` before a sentence; not the `-` of `Jean-Paul`
_BEFORE_SENTENCE = re.compile(r"(?:^|(?<=[。.!?;”\")】」]))(?P<signs>[ (*\[_>#-]*)")
# prey: `免责声明：`, `【重要声明】`; not `免责声明：本文不构成建议`
_ALONE = re.compile(r"[-#*\s]*[\[(<]?\S{2,8}(?:声明|条款|说明)[\])>]?\s*:?[*\s]*")
# prey: `Q1：`, `答：`, `3、`, `问：`; not `本文`
_MARKED = re.compile(
    r"[\s*#]*(?:Q|A|问|答|提问|回答|\[问|\[答|第?[一二三四五六七八九十\d]{1,3}[、.:])"
)
_TOP = 12
"""Lines in which the form is named; below them it is a running head."""
# prey: a zero-width space, a byte order mark within the text; not the joiner of an emoji
_INVISIBLE = re.compile("[\u200b\u2060\ufeff]+")


def frame(source: Source) -> tuple[Noise, ...]:
    """All noise of `source`: its notices, and markup and invisible characters outside them."""
    found = [*_notices(source), *form_margin(source)]
    lines = {one.line for one in found}
    found += [one for one in _form_heads(source) if one.line not in lines]
    lines = {one.line for one in found}
    found += [one for one in furniture(source) if one.line not in lines]
    lines = {one.line for one in found}
    found += [one for one in adverts(source) if one.line not in lines]
    lines = {one.line for one in found}
    found += [one for one in inner_furniture(source) if one.line not in lines]
    lines = {one.line for one in found}
    found += [one for one in withheld(source) if one.line not in lines]
    below = list(tail(_without(source, found)))
    ended = {one.line for one in below}
    found = [*(one for one in found if one.line not in ended), *below]
    taken: dict[int, Noise] = {}
    for one in found:
        taken.setdefault(one.line, one)
    small = [*_invisible(source), *markup(source)]
    for one in small:
        before = taken.get(one.line)
        if before is None or one.end <= before.start:
            found.append(one)
    return tuple(found)


def _without(source: Source, noise: Iterable[Noise]) -> Source:
    """The source with lines blank that are noise from their beginning on."""
    lines = list(source.lines)
    for one in noise:
        if not source.lines[one.line - 1][: one.start].strip():
            lines[one.line - 1] = ""
    return replace(source, lines=tuple(lines))


def _notices(source: Source) -> Iterator[Noise]:
    """The spam title, disclaimers, e-mail addresses and repost notices of `source`."""
    seen_text = False
    below = ""  # the reason of a notice whose heading stands alone, while its text goes on
    for line, raw in enumerate(source.lines, 1):
        text = matching(raw)
        if not text.strip():
            continue
        found = list(_notices_in(line, raw, text))
        below = "" if _MARKED.match(text) else below
        if not seen_text and _is_spam(text.strip()):
            yield from _stretch(line, raw, 0, "spam title")
        elif below and not found:
            yield from _stretch(line, raw, len(raw) - len(raw.lstrip()), below)
        yield from found
        if found and _goes_on(source, line):
            below = found[-1].reason
        if found and _ALONE.fullmatch(text.strip()):
            below = found[0].reason
        seen_text = True


def _goes_on(source: Source, line: int) -> bool:
    """Whether a notice that fills its line ends with the next one, the last of the document."""
    raw = source.lines[line - 1].rstrip()
    after = [one.strip() for one in source.lines[line:] if one.strip()]
    return len(after) == 1 and len(after[0]) < len(raw) and raw[-1:] not in "。.！!）)"


def origin(source: Source) -> str:
    """The address that a repost notice names as the text's origin; empty without one."""
    for line, raw in enumerate(source.lines, 1):
        found = _notices_in(line, raw, matching(raw)) if "http" in raw else ()
        for noise in found:
            address = _ADDRESS.search(raw, noise.start, noise.end)
            if noise.reason == "repost notice" and address:
                return address.group().rstrip(".,;。，；")
    return ""


def _form_heads(source: Source) -> Iterator[Noise]:
    """The running head of the exchanges' form, where it comes again."""
    lines = [matching(raw).strip() for raw in source.lines]
    heads = [place for place, text in enumerate(lines) if FORM_HEAD.fullmatch(text)]
    named = any("投资者关系活动记录表" in text for text in lines[:_TOP])
    for place in heads if len(heads) > 1 else [at for at in heads if named and at >= _TOP]:
        raw = source.lines[place]
        start = len(raw) - len(raw.lstrip())
        yield Noise(line=place + 1, start=start, end=len(raw.rstrip()), reason=FURNITURE)


def _invisible(source: Source) -> Iterator[Noise]:
    """Characters that nobody sees and scrapers leave."""
    for line, raw in enumerate(source.lines, 1):
        for hit in _INVISIBLE.finditer(raw):
            yield Noise(line=line, start=hit.start(), end=hit.end(), reason="invisible characters")


def _is_spam(text: str) -> bool:
    return bool(_SPAM_TITLE.search(text)) and not _ABOUT_A_CALL.search(text)


def _notices_in(line: int, raw: str, text: str) -> Iterator[Noise]:
    """From the first notice in a line to its end, e-mail addresses apart."""
    if text.isascii():  # all notices that are known are Chinese
        return
    for start in _beginnings(text):
        for notice in _NOTICES:
            if notice.pattern.match(text, start):
                yield from _stretch(line, raw, start, notice.reason)
                return


def _beginnings(text: str) -> Iterator[int]:
    """Where a sentence begins: at the brackets and bullets before its words, or after some."""
    for hit in _BEFORE_SENTENCE.finditer(text):
        yield from range(hit.start("signs"), hit.end() + 1)


def _stretch(line: int, raw: str, start: int, reason: str) -> Iterator[Noise]:
    """The rest of a line as noise, its e-mail addresses under a reason of their own."""
    at = start
    for hit in _EMAIL.finditer(raw, start):
        if raw[at : hit.start()].strip():
            yield Noise(line=line, start=at, end=hit.start(), reason=reason)
        yield Noise(line=line, start=hit.start(), end=hit.end(), reason="e-mail address")
        at = hit.end()
    if raw[at:].strip():
        yield Noise(line=line, start=at, end=len(raw), reason=reason)
