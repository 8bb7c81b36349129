"""Addresses that no longer hold their text, as the self-contained editions of a call show them."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from callbook.editions.setting import Setting
from callbook.permalinks import Retired
from callbook.typography import shown


@dataclass(frozen=True, slots=True, kw_only=True)
class Gone:
    """An address of the site that no longer holds its text; `href` leads to where it is now."""

    page: str  # q3
    anchor: str  # in this document; empty for a page on its own page
    state: str
    text: str
    why: str
    href: str


def gone(retired: Iterable[Retired], setting: Setting, online: str) -> Iterator[Gone]:
    """What went; a page that came back, as that of the remarks can, did not go."""
    folder = f"calls/{setting.call.details.call}/"
    living = {exchange.address for exchange in setting.call.exchanges}
    living |= {"remarks"} if setting.call.remarks else set()
    for one in retired:
        page, address = _cut(one.address.removeprefix(folder))
        to, to_address = _cut(one.to.removeprefix(folder))
        href = f"{online.rstrip('/')}/{one.to}" if online and one.to else ""
        if one.to.startswith(folder) and to in living:
            href = setting.href(to, to_address)
        if address or page not in living:
            yield Gone(
                page=page,
                anchor=setting.anchor(page, address),
                state=one.state,
                text=shown(one.was),
                why=one.why,
                href=href,
            )


def _cut(address: str) -> tuple[str, str]:
    """Page and anchor of q3.html#p2: q3, p2."""
    page, _, anchor = address.partition("#")
    return page.removesuffix(".html"), anchor
