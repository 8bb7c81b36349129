"""Word the citations of a block as the button of its page does (docs/assets/citation.js).

Each carries the words, their address, the call with its period and date, the origin, and the
note that a text is not verbatim.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from callbook.model import Block, Call
from callbook.pages import front
from callbook.permalinks import fingerprint
from callbook.typography import shown
from callbook.words import Words

# What a browser's scripts take for white space: a tab, U+3000, U+FEFF; not U+0085, not U+200B.
_SPACE = re.compile("[\t\n\v\f\r \u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\ufeff]+")

# What Markdown would read as its own: the * of 5*5, the [ of [sic]; not "(", not "-".
_MARKDOWN = re.compile(r"[\\`*_\[\]<>#|~]")

# What TeX would read as its own: 5%, R&D, $1; not "<".
_TEX = re.compile(r"[\\{}%&$#_^~]")
_TEX_WORDS = {"\\": r"\textbackslash{}", "^": r"\textasciicircum{}", "~": r"\textasciitilde{}"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Quoting:
    """On which page words are quoted."""

    call: Call
    words: Words  # of the call's language
    address: str  # of the book online; empty where it has none
    name: str  # of the page: q3, remarks
    question: str = ""  # its short title

    @property
    def page(self) -> str:
        """The page's address below that of the book."""
        return f"calls/{self.call.details.call}/{self.name}.html"


def citations(block: Block, quoting: Quoting) -> dict[str, object]:
    """The citation of a block in each style that readers can choose."""
    quote = _quote(block, quoting)
    return {"plain": _plain(quote), "markdown": _markdown(quote), "bibtex": _bibtex(quote)}


@dataclass(frozen=True, slots=True, kw_only=True)
class _Quote:
    """What all styles say."""

    words: Words
    text: str
    title: str
    who: str
    period: str
    about: tuple[str, ...]  # date, note, origin
    link: str
    key: str
    year: str


def _quote(block: Block, quoting: Quoting) -> _Quote:
    call, words = quoting.call, quoting.words
    facts = {key: str(value) for key, value in front.citation(call, words).items()}
    title = words.plain("script_of_question", title=quoting.question) if quoting.question else ""
    date = facts["date"] or words.plain("script_unknown_date")
    known = words.plain("script_comma").join(filter(None, (facts["english"], facts["ticker"])))
    return _Quote(
        words=words,
        text=_SPACE.sub(" ", shown(block.text)).strip(" "),
        title=facts["title"] + title,
        who=facts["company"] + (words.plain("script_in_brackets", text=known) if known else ""),
        period=facts["period"],
        about=(date, facts["note"], *_origin(facts, words)),
        link=f"{quoting.address}{quoting.page}?c={fingerprint(block.text)}#{block.address}",
        key=f"{call.details.call}-{quoting.name}-{block.address}",
        year=(facts["date"] or facts["period_id"])[:4],
    )


def _origin(facts: dict[str, str], words: Words) -> Iterator[str]:
    where = " ".join(filter(None, (facts["publisher"], facts["origin"])))
    if where:
        yield f"{words.plain('script_origin')} {where}"
    if facts["captured"]:
        yield f"{words.plain('script_captured')} {facts['captured']}"
    else:
        yield words.plain("script_captured_unknown")


def _plain(quote: _Quote) -> str:
    facts = (quote.title, f"{quote.who} {quote.period}", *quote.about)
    words = quote.words
    source = words.plain("script_dash") + words.plain("script_semicolon").join(facts)
    return f"{words.plain('script_quoted', text=quote.text)}\n{source}\n{quote.link}"


def _markdown(quote: _Quote) -> str:
    facts = (f"{quote.who} {quote.period}", *quote.about)
    title = f"[{_escaped(quote.title)}](<{quote.link}>)"
    source = quote.words.plain("script_semicolon").join((title, *map(_escaped, facts)))
    return f"> {_escaped(quote.text)}\n>\n> {quote.words.plain('script_dash')}{source}"


def _bibtex(quote: _Quote) -> str:
    said = (quote.words.plain("script_quoted", text=quote.text), quote.period, *quote.about)
    fields = {
        "title": f"{{{_braced(quote.title)}}}",
        "author": f"{{{_braced(quote.who)}}}",
        "year": quote.year,
        "howpublished": f"\\url{{{quote.link}}}",
        "url": quote.link,
        "note": _braced(quote.words.plain("script_semicolon").join(said)),
    }
    lines = ",\n".join(f"  {name} = {{{value}}}" for name, value in fields.items())
    return f"@misc{{{quote.key},\n{lines},\n}}"


def _escaped(text: str) -> str:
    return _MARKDOWN.sub(r"\\\g<0>", text)


def _braced(text: str) -> str:
    return _TEX.sub(lambda sign: _TEX_WORDS.get(sign[0], f"\\{sign[0]}"), text)
