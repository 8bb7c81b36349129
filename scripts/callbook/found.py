"""What a text itself says about its call: its title, company, ticker, period and date."""

from dataclasses import dataclass, fields, replace

from callbook.model import Origin

_NO_ORIGIN = Origin()


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What the text itself says about the call; empty where it does not."""

    title: str = ""
    company: str = ""
    ticker: str = ""
    period: str = ""  # as the details want it: 2021Q3
    date: str = ""  # ISO
    origin: Origin = _NO_ORIGIN

    def otherwise(self, other: "Found") -> "Found":
        """This, and where it says nothing what `other` says."""
        lacking = {
            field.name: getattr(other, field.name)
            for field in fields(self)
            if getattr(self, field.name) in ("", _NO_ORIGIN)
        }
        return replace(self, **lacking)
