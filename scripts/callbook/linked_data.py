"""Tell search engines what a question page holds, in schema.org's words (JSON-LD)."""

import posixpath
from collections.abc import Iterable

from callbook.model import Block, Call, Exchange, Question, Site, Speaker

Json = dict[str, object]
"""One JSON object."""


def json_ld(call: Call, exchange: Exchange, site: Site) -> Json:
    """The page of one question: a QAPage with its place in the book.

    Addresses are absolute where the site has an online address; else relative to the page, which
    JSON-LD 1.1 resolves against the document. The words are raw: who prints this into HTML
    must escape `<`, as Jinja's `tojson` does.
    """
    page = f"calls/{call.details.call}/{exchange.address}.html"
    return {
        "@context": "https://schema.org",
        "@graph": [
            {
                "@type": "QAPage",
                "@id": _url(page, page, site),
                "url": _url(page, page, site),
                "name": exchange.title or _line(exchange.question.block.text),
                "inLanguage": call.details.language,
                "isPartOf": _call(call, page, site),
                "mainEntity": {
                    **_question(exchange.question, exchange.answer, page, site),
                    **_follow_ups(exchange, page, site),
                },
            },
            _breadcrumbs(call, exchange, page, site),
        ],
    }


def _call(call: Call, page: str, site: Site) -> Json:
    details = call.details
    return {
        "@type": "CreativeWork",
        "name": details.title,
        "url": _url(f"calls/{details.call}/index.html", page, site),
        "about": {"@type": "Organization", "name": details.company.name},
        **({"datePublished": details.date} if details.date else {}),
        **({"isBasedOn": details.origin.address} if details.origin.address else {}),
        **({"usageInfo": details.rights} if details.rights else {}),
    }


def _question(question: Question, answer: tuple[Block, ...], page: str, site: Site) -> Json:
    block = question.block
    return {
        "@type": "Question",
        "name": _line(block.text),
        "text": block.text,
        "url": _url(f"{page}#{block.address}", page, site),
        "answerCount": 1 if answer else 0,
        **_author((block,)),
        **({"acceptedAnswer": _answer(answer, page, site)} if answer else {}),
    }


def _answer(answer: tuple[Block, ...], page: str, site: Site) -> Json:
    return {
        "@type": "Answer",
        "text": "\n".join(f"{block.mark} {block.text}".lstrip() for block in answer),
        "url": _url(f"{page}#{answer[0].address}", page, site),
        **_author(answer),
    }


def _follow_ups(exchange: Exchange, page: str, site: Site) -> Json:
    parts = [
        _question(follow_up.question, follow_up.answer, page, site)
        for follow_up in exchange.follow_ups
    ]
    return {"hasPart": parts} if parts else {}


def _author(blocks: Iterable[Block]) -> Json:
    named = dict.fromkeys(block.speaker for block in blocks if block.speaker.name)
    people = [_person(speaker) for speaker in named]
    return {"author": people} if people else {}


def _person(speaker: Speaker) -> Json:
    return {
        "@type": "Person",
        "name": speaker.name,
        **({"jobTitle": speaker.title} if speaker.title else {}),
        **(
            {"affiliation": {"@type": "Organization", "name": speaker.firm}} if speaker.firm else {}
        ),
    }


def _breadcrumbs(call: Call, exchange: Exchange, page: str, site: Site) -> Json:
    steps = (
        (site.title, "index.html"),
        (call.details.title, f"calls/{call.details.call}/index.html"),
        (exchange.title or _line(exchange.question.block.text), page),
    )
    return {
        "@type": "BreadcrumbList",
        "itemListElement": [
            {
                "@type": "ListItem",
                "position": position,
                "name": name,
                "item": _url(path, page, site),
            }
            for position, (name, path) in enumerate(steps, start=1)
        ],
    }


def _url(path: str, page: str, site: Site) -> str:
    if site.address:
        return f"{site.address.rstrip('/')}/{path}"
    return posixpath.relpath(path, posixpath.dirname(page))


def _line(text: str) -> str:
    return " ".join(text.split())
