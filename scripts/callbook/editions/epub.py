"""Make one call as an EPUB 3 book: a page a question, with the anchors that it has on the site.

Nothing in the container is compressed: the file is committed, and git keeps little of two that are
alike as long as it can see that they are.
"""

import io
from collections.abc import Iterator

from callbook.editions.booklet import Booklet, Setting, Spot, booklet
from callbook.editions.identity import dated, identifier
from callbook.editions.markup import fill, read
from callbook.editions.zip_file import write_zip
from callbook.model import Archive, Call
from callbook.words import Words


def epub(archive: Archive, call: Call, words: Words) -> bytes:
    """The book, in the language of `words`. Rules: EPUB 3.3 (W3C)."""
    metrics = {metric.id: metric for metric in archive.metrics}
    setting = Setting(call=call, words=words, metrics=metrics, long=False)
    out = io.BytesIO()
    write_zip(_files(archive, booklet(archive, setting)), out, smaller=False)
    return out.getvalue()


def _files(archive: Archive, book: Booklet) -> Iterator[tuple[str, bytes]]:
    """The container's files; `mimetype` must come first (OCF, section 4.3)."""
    pages = dict(_pages(book))
    yield "mimetype", b"application/epub+zip"
    yield "META-INF/container.xml", fill("editions/container.xml.j2").encode()
    yield (
        "book/content.opf",
        fill(
            "editions/content.opf.j2",
            booklet=book,
            site=archive.site,
            id=identifier(archive.site, f"calls/{book.call.details.call}/epub"),
            modified=f"{dated(book.call)}T00:00:00Z",
            pages=tuple(pages),
        ).encode(),
    )
    yield "book/nav.xhtml", fill("editions/nav.xhtml.j2", booklet=book, pages=tuple(pages)).encode()
    yield "book/style.css", read("editions/epub.css").encode()
    for name, text in pages.items():
        yield f"book/{name}.xhtml", text.encode()


def _pages(book: Booklet) -> Iterator[tuple[str, str]]:
    """The pages in the order of reading: name without ending, and the text."""
    yield "about", _page("about", book)
    if book.remarks:
        yield "remarks", _page("remarks", book)
    for chapter in book.chapters:
        yield chapter.page, _page("chapter", book, chapter=chapter)
    if book.cards:
        yield "glossary", _page("glossary", book, page=_own_page)


def _page(template: str, book: Booklet, **context: object) -> str:
    return fill(f"editions/{template}.xhtml.j2", booklet=book, **context)


def _own_page(spot: Spot) -> str:
    return f"{spot.page}.xhtml"
