"""C6: threads of the exchanges' question boards: a name and a time above each post."""

import re
from collections import Counter
from dataclasses import replace
from functools import lru_cache

from callbook.layouts.board_posts import Post, cleared, posts
from callbook.layouts.document import Document, Row
from callbook.layouts.greeted import greeted, greeted_labels, is_greeted
from callbook.layouts.items import item_labels
from callbook.layouts.labelled import labelled_labels
from callbook.layouts.labels import NO_SIGN, Label, Layout, Sign, added, whole
from callbook.layouts.marks import Mark
from callbook.layouts.narrated import told
from callbook.model import Speaker

# prey: `您好，`, `尊敬的投资者您好！`, `投资者你好`; not `董秘您好`
_COMPANY_WORDS = re.compile(r"(?:尊敬的|投资者|您好|你好|感谢您)")
# prey: `你好，请问新厂何时投产？`, `建议公司多沟通`; not `您好，请关注公告。`
_ASKS = re.compile(r"请问|董秘|[?]|建议|想问|请教")
# prey: `投资者提问：`, `董秘回答(示例钢铁SH60XXXX)：`; not `董秘您好`
_RETOLD = re.compile(
    r"投资者提问\s*:|董秘(?:回答|回复)?\s*(?:\([^()]{2,20}\))\s*:|董秘(?:回答|回复)\s*:"
)
# prey: `示例股份有限公司`, `青禾(SZ300XXX)`; not `小满不亏`
_COMPANY_NAME = re.compile(r"公司|股份|集团|董秘|证券部|投资者关系|[(][A-Z]{0,2}\d{3}")


_GREETED = 0.45
"""Strength where a greeting is the only sign of an answer; marks of any kind tell more."""


def _company(found: tuple[Post, ...]) -> set[str]:
    """The names that answer: the company's, or that of whoever greets investors most."""
    asking = Counter(post.who for post in found if _ASKS.search(post.words))
    count = Counter(post.who for post in found)
    greeting = {
        post.who
        for post in found
        if _COMPANY_WORDS.match(post.words) and asking[post.who] * 2 < count[post.who]
    }
    named = {post.who for post in found if _COMPANY_NAME.search(post.who)}
    return {
        who
        for who in greeting | named
        if who in named or sum(post.who == who for post in found) > 1 or len(greeting) == 1
    }


@lru_cache(maxsize=4)  # its sign and its labels look at the same document
def _read(
    document: Document,
) -> tuple[Document, tuple[Mark, ...], tuple[Mark, ...], tuple[Row, ...]]:
    """Posts of askers and of the company, and what portals retell between them."""
    found = told(cleared(document))
    rows = found.document.rows
    written = tuple(posts(found.document))
    company = _company(written)
    questions = [_mark(post, rows[post.row]) for post in written if post.who not in company]
    answers = [_mark(post, rows[post.row]) for post in written if post.who in company]
    return (
        found.document,
        tuple(sorted((*questions, *found.questions), key=lambda mark: mark.row)),
        tuple(sorted((*answers, *found.answers), key=lambda mark: mark.row)),
        found.named,
    )


def _mark(post: Post, row: Row) -> Mark:
    return Mark(row=post.row, end=row.end, speaker=Speaker(name=post.who))


def _retold(document: Document) -> int:
    """How many posts a portal prints as `投资者提问：…`, `董秘回答(…)：…`."""
    return sum(bool(_RETOLD.match(row.text, row.start)) for row in document.rows)


def _sign(document: Document) -> Sign:
    sign = _boards(document)
    if sign == NO_SIGN and is_greeted(document):
        count = len(greeted(document).questions)
        facts = (f"{count} paragraphs that ask, each above an answer that greets the investor",)
        return Sign(strength=_GREETED, facts=facts)
    return sign


@lru_cache(maxsize=4)  # its sign and its labels ask
def _boards(document: Document) -> Sign:
    """The sign of posts of a board, and of what portals retell of them."""
    retold = _retold(document)
    if retold > 3:
        return Sign(strength=0.97, facts=(f"{retold} posts `投资者提问：`, `董秘回答(…)：`",))
    parted, questions, answers, _ = _read(document)
    written = tuple(posts(parted))
    company = _company(written)
    replies = sum(post.who in company for post in written)
    told_here = len(questions) + replies - len(written)
    if not questions or not answers or (replies < 1 and told_here < 2):
        return NO_SIGN
    if told_here > len(written):  # what is only told is for C10 and C14 to read
        return NO_SIGN
    share = min(1.0, len(answers) / len(questions))
    return Sign(
        strength=0.6 + 0.33 * share,
        facts=(
            f"{len(written)} posts headed by a name and a time, {replies} of them the company's",
            f"{told_here} questions retold",
        ),
    )


def _label(document: Document) -> tuple[Label, ...]:
    if _retold(document) > 3:
        return labelled_labels(document)
    if _boards(document) == NO_SIGN and is_greeted(document):
        return greeted_labels(document)
    parted, questions, answers, who = _read(document)
    labels = item_labels(parted, questions, answers)
    heads = {parted.rows[mark.row].line for mark in (*questions, *answers)}
    named = {post.row for post in posts(parted)}
    lines = {parted.rows[row].line for row in named}
    return (
        *added(document, parted),
        *(whole(row, "speaker", "who speaks") for row in who),
        *(
            replace(one, kind="speaker", reason="who speaks")
            if one.kind == "mark" and one.line in heads & lines
            else one
            for one in labels
        ),
    )


LAYOUT = Layout(
    name="C6",
    title="threads of a question board",
    looks_for="a name and a time above each post, `小满 2024-06-03 10:21`",
    sign=_sign,
    label=_label,
    letters="han",
)
