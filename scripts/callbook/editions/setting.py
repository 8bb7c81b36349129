"""Where the words of a call are set: one long document, or a page for each exchange."""

from collections.abc import Mapping
from dataclasses import dataclass

from callbook.model import Call, Metric
from callbook.words import Words


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """In which document words are set.

    In one long document (`long`) an anchor is q3-p2, as on the site's page of the whole call;
    where each exchange has its page, it is p2 as there.
    """

    call: Call
    words: Words
    metrics: Mapping[str, Metric]
    long: bool

    def anchor(self, page: str, address: str) -> str:
        """The anchor in this document of what is at page.html#address on the site."""
        if self.long:
            return f"{'r' if page == 'remarks' else page}-{address}" if address else page
        return address

    def href(self, page: str, address: str) -> str:
        """A link from anywhere in this document to what is at page.html#address on the site."""
        anchor = self.anchor(page, address)
        return ("" if self.long else f"{page}.xhtml") + (f"#{anchor}" if anchor else "")
