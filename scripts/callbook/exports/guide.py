"""Write llms.txt (https://llmstxt.org): what the book is and where a language model reads on."""

from collections.abc import Iterator

from callbook.exports import wording
from callbook.model import Archive, Call


def guide(archive: Archive) -> str:
    """The guide; links are absolute where the site has an online address, else relative."""
    return "\n".join(_lines(archive)) + "\n"


def _lines(archive: Archive) -> Iterator[str]:
    site = archive.site
    base = f"{site.address.rstrip('/')}/" if site.address else ""
    words = wording.words(site.language)
    yield f"# {_plain(site.title)}"
    yield ""
    yield f"> {_plain(site.about) or words.guide_about}"
    yield ""
    yield words.guide_rules
    yield ""
    yield f"## {words.calls}"
    yield ""
    for call in archive.calls:
        yield from _call(call, base, words)
    yield ""
    yield f"## {words.data}"
    yield ""
    for path, says in words.data_files:
        yield f"- [{path}]({base}{path}): {says}"
    yield ""
    yield "## Optional"
    yield ""
    yield f"- [{words.topics}]({base}topics/index.html): {words.topics_says}"
    yield f"- [{words.metrics}]({base}metrics/index.html): {words.metrics_says}"


def _call(call: Call, base: str, words: wording.Words) -> Iterator[str]:
    folder = f"{base}calls/{call.details.call}"
    said = words.summary(call.details, len(call.exchanges))
    yield f"- [{_plain(call.details.title)}]({folder}/full.html): {said}"
    yield f"- [{_plain(call.details.title)} (JSON)]({folder}/call.json): {words.call_json_says}"


def _plain(text: str) -> str:
    """On one line, and nothing in it that Markdown would read as the end of the link's text."""
    line = " ".join(text.split())
    for mark in "\\[]<>`":
        line = line.replace(mark, f"\\{mark}")
    return line
