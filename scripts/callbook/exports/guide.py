"""Write llms.txt (https://llmstxt.org): what the book is and where a language model reads on."""

from collections.abc import Iterator

from callbook.exports.feed import summary
from callbook.model import Archive, Call
from callbook.words import Words, load


def guide(archive: Archive) -> str:
    """The guide; links are absolute where the site has an online address, else relative."""
    return "\n".join(_lines(archive)) + "\n"


def _lines(archive: Archive) -> Iterator[str]:
    site = archive.site
    base = f"{site.address.rstrip('/')}/" if site.address else ""
    words = load(site.language)
    yield f"# {_plain(site.title)}"
    yield ""
    yield f"> {_plain(site.about) or words.plain('about_default')}"
    yield ""
    yield words.plain("export_rules")
    yield ""
    yield f"## {words.plain('calls')}"
    yield ""
    for call in archive.calls:
        yield from _call(call, base, words)
    yield ""
    yield f"## {words.plain('export_data')}"
    yield ""
    for file, says in words.under("export_file_").items():
        yield f"- [data/{file}]({base}data/{file}): {says}"
    yield ""
    yield "## Optional"
    yield ""
    for folder in ("topics", "metrics"):
        title, says = words.plain(folder), words.plain(f"export_{folder}")
        yield f"- [{title}]({base}{folder}/index.html): {says}"


def _call(call: Call, base: str, words: Words) -> Iterator[str]:
    folder = f"{base}calls/{call.details.call}"
    title = _plain(call.details.title)
    yield f"- [{title}]({folder}/full.html): {summary(call, words)}"
    yield f"- [{title} (JSON)]({folder}/call.json): {words.plain('export_call')}"


def _plain(text: str) -> str:
    """On one line, and nothing in it that Markdown would read as the end of the link's text."""
    line = " ".join(text.split())
    for mark in "\\[]<>`":
        line = line.replace(mark, f"\\{mark}")
    return line
