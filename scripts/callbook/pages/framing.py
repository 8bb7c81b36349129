"""Put a view into its page: template, front matter, and what the page was made from."""

from collections.abc import Mapping

from callbook.model import Call, Page
from callbook.pages import front
from callbook.pages.book import Book
from callbook.pages.front import Front, Item
from callbook.pages.links import call_page


def of_site(
    book: Book,
    path: str,
    kind: str,
    view: object,
    *,
    title: str,
    description: str,
    made_from: tuple[str, ...],
    items: tuple[Item, ...] = (),
) -> Page:
    """A page of the whole book; `kind` names its template, `items` its contents."""
    words = book.site_words
    return Page(
        path=path,
        template=f"{kind}.md.j2",
        context={
            "front": Front(
                title=title,
                kind=kind,
                language=words.language,
                description=front.describe(description),
                facts=front.facts(kind, path, book.archive.site),
                contents=items,
                contents_label=words.plain("contents"),
            ),
            "view": view,
            "w": words,
        },
        made_from=made_from,
    )


def of_call(
    book: Book,
    call: Call,
    kind: str,
    view: object,
    *,
    description: str,
    facts: Mapping[str, object] | None = None,
    items: tuple[Item, ...] = (),
) -> Page:
    """A page of a call; `facts` are those that the page script needs of this kind of page."""
    path = call_page(call, "index" if kind == "call" else kind)
    words = book.words(call)
    title = call.details.title
    return Page(
        path=path,
        template=f"{kind}.md.j2",
        context={
            "front": Front(
                title=title if kind == "call" else f"{words.plain(f'title_{kind}')} · {title}",
                kind=kind,
                language=words.language,
                description=description,
                facts={
                    **front.facts(kind, path, book.archive.site),
                    "call": call.details.call,
                    "cite": front.citation(call, words),
                    **(facts or {}),
                },
                contents=items,
                contents_label=words.plain("contents"),
            ),
            "view": view,
            "w": words,
        },
        made_from=(call.source.path, call.details.path),
    )
