"""Make one call as an EPUB 3 book: a page a question, with the anchors that it has on the site.

Nothing in the container is compressed: the file is committed, and git keeps little of two that are
alike as long as it can see that they are.
"""

import io
from collections.abc import Iterator

from callbook.editions.booklet import Booklet, booklet
from callbook.editions.identity import dated, identifier
from callbook.editions.markup import fill, read
from callbook.editions.setting import Setting
from callbook.editions.zip_file import write_zip
from callbook.model import Archive, Call
from callbook.permalinks import Retired
from callbook.words import Words


def epub(archive: Archive, call: Call, words: Words, gone: tuple[Retired, ...] = ()) -> bytes:
    """The book, in the language of `words`; `gone` are addresses that no longer hold their text.

    Rules: EPUB 3.3 (W3C).
    """
    metrics = {metric.id: metric for metric in archive.metrics}
    setting = Setting(call=call, words=words, metrics=metrics, long=False)
    out = io.BytesIO()
    write_zip(_files(archive, booklet(archive, setting, gone)), out, smaller=False)
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
        yield "remarks", _page("remarks", book, page="remarks")
    for chapter in book.chapters:
        yield chapter.page, _page("chapter", book, chapter=chapter, page=chapter.page)
    if book.cards:
        yield "glossary", _page("glossary", book)
    for gone in book.gone:
        if not gone.anchor:
            yield gone.page, _page("retired", book, page=gone.page)


def _page(template: str, book: Booklet, **context: object) -> str:
    return fill(f"editions/{template}.xhtml.j2", booklet=book, **context)
