"""The role of a speaker: asker, one of the company's, operator, by the strongest word on it."""

from collections import Counter

from callbook.layouts.behaviour import Behaviour
from callbook.layouts.firms import is_analyst, is_firm, is_management, is_operator
from callbook.layouts.latin_names import generic_role, is_interpreter
from callbook.model import Role, Speaker


def role_among(
    one: Speaker,
    entries: list[Speaker],
    heads: list[Speaker],
    spellings: list[str],
    found: Behaviour,
    *,
    called_to_ask: bool,
) -> Role:
    """The role that the strongest word on a person gives: a list's, a header's, the operator's."""
    if is_interpreter(one.name):
        return "unknown"
    if set(spellings) & found.calling and not entries:
        return "operator"
    alone = generic_role(one.name) or ("operator" if is_operator(one.name) else None)
    stated = Counter(head.role for head in heads if head.role != "unknown")
    if alone and not (alone == "unknown" and (stated or any(map(str.isdigit, one.name)))):
        return alone
    plain = Counter(
        head.role for head in heads if head.role != "unknown" and not (head.title or head.firm)
    )
    # Before the letters of `Q - ` and `A - `: transcribers slip in those, not in the lists.
    listed = next((entry.role for entry in entries if entry.role != "unknown"), None)
    if listed:
        return listed
    if plain:
        return plain.most_common(1)[0][0]
    if is_analyst(one.title) or called_to_ask:
        return "analyst"
    if stated:
        return stated.most_common(1)[0][0]
    role = role_of(one) if role_of(one) != "unknown" else _by_turns(spellings, found)
    # `Ian Pell, Northgate` beside `Mara Voss, Chief Executive`: a firm, no office, and he asks.
    asks = bool(one.firm and not one.title and found.asking & set(spellings))
    return "analyst" if role == "unknown" and asks else role


def _by_turns(spellings: list[str], found: Behaviour) -> Role:
    names = set(spellings)
    if names & (found.remarking | found.answering):
        return "management"
    if names & found.following:
        return "analyst"
    roles = (found.behaving[name] for name in spellings if name in found.behaving)
    return next(roles, "unknown")


def role_of(speaker: Speaker) -> Role:
    """The role that a speaker's own name, title and firm tell."""
    if is_operator(speaker.name):
        return "operator"
    if is_analyst(speaker.title) or is_analyst(speaker.name):
        return "analyst"
    if is_management(speaker.title):
        return "management"
    if is_firm(speaker.firm) or is_firm(speaker.title):
        return "analyst"
    return "unknown"
