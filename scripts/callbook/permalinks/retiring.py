"""Let a published address go on purpose, and say which ones would vanish otherwise."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace

from callbook.permalinks.ledger import Ledger, Link, last_stand, within
from callbook.problems import Problem, Refused

# "q12.html" and "q12.html#p4" are made by the build; "full.html" and "q1-notes.html" are not.
_NUMBERED = re.compile(r"q\d+\.html(#[a-z]+\d*[a-z]*)?")


def retire(ledger: Ledger, address: str, why: str, to: str = "") -> Ledger:
    """The ledger with an address let go on purpose, for a reason that its readers will see.

    An address that ends in "/" stands for everything below it (calls/x/, when a whole call
    goes). What else stood on a retired page goes with it at the next build, except texts that
    are found elsewhere. To retire an address again corrects the reason. Raises Refused where
    the address is unknown, the reason is empty, or `to` leads nowhere or back.
    """
    by_address = {link.address: link for link in ledger.links}
    chosen = _chosen(ledger, address)
    goal = _goal(ledger, to, by_address) if to else ""
    problems = []
    if not chosen:
        problems.append(_unknown(ledger, address))
    if not why.strip():
        problems.append(f'{address}: no reason given; expected one, as in --why "said twice"')
    if to and not goal:
        problems.append(f"--to {to}: this call never had that address; expected one of its own")
    end = last_stand(by_address[goal], by_address).address if goal in by_address else goal
    if end in chosen:
        problems.append(f"--to {to}: leads back to {address}; expected another address")
    if problems:
        raise Refused(Problem(path=ledger.path, message=message) for message in problems)
    gone = {
        name: replace(by_address[name], state="retired", why=" ".join(why.split()), to=goal)
        for name in chosen
    }
    return replace(ledger, links=tuple(gone.get(one.address, one) for one in ledger.links))


def _chosen(ledger: Ledger, address: str) -> frozenset[str]:
    names = frozenset(link.address for link in ledger.links)
    if address.endswith("/"):
        if ledger.base and address.endswith(ledger.base):
            return names
        return frozenset(name for name in names if name.startswith(address))
    return names & {within(ledger, address)}


def _goal(ledger: Ledger, to: str, by_address: Mapping[str, Link]) -> str:
    """`to` as the ledger writes it, empty where it must be a slip."""
    inside = within(ledger, to)
    if inside in by_address:
        return inside
    if _NUMBERED.fullmatch(inside):
        return ""
    return inside if not ledger.base or to != inside else f"/{inside.removeprefix('/')}"


def _unknown(ledger: Ledger, address: str) -> str:
    example = ledger.base + (ledger.links[0].address if ledger.links else "q1.html")
    return f"{address}: never published; expected an address of this file, as {example}"


def abandoned(ledger: Ledger) -> tuple[Problem, ...]:
    """The problem of a call that is no longer published though its addresses are.

    For a ledger whose transcript is gone (or a draft again); empty once all is retired.
    """
    live = sum(link.state == "live" for link in ledger.links)
    if not live:
        return ()
    message = (
        f"{live} published addresses have no transcript any more; bring it back, or let them go: "
        f'python scripts/build.py retire {ledger.base} --why "…"'
    )
    return (Problem(path=ledger.path, message=message),)


def loss(ledger: Ledger, link: Link, below: Iterable[str] = ()) -> Problem:
    """The problem of a published address whose text is gone, with the command that lets it go.

    `below` are anchors that go with it.
    """
    address = ledger.base + link.address
    words = " ".join(link.text.split())
    quoted = words if len(words) <= 30 else f"{words[:30]}…"
    anchors = ", ".join(f"#{anchor}" for anchor in below)
    with_it = f" with {anchors}" if anchors else ""
    message = (
        f"{address}{with_it} is published and its text is gone (“{quoted}”); put it back, or let "
        f'the address go: python scripts/build.py retire {address} --why "…"'
    )
    return Problem(path=ledger.path, line=link.line, message=message)
