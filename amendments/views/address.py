"""The address of a page is its whole state: the votes, the view, the language of the text."""

from collections.abc import Collection, Mapping
from urllib.parse import urlencode

from amendments.engine.rules import Decision
from amendments.models.amendments import counting_order
from amendments.vote_sets import VoteSet, parse_vote_set

# The order in which an address names them. What it does not name is pending; not in order is a fact of
# the amendment and fallen is derived, so neither is ever written.
NAMED = (Decision.ADOPTED, Decision.REJECTED, Decision.WITHDRAWN, Decision.NOT_MOVED)
FIELD = "vote-"  # what the names of the radio buttons begin with


def read_votes(fields: Mapping[str, str], known: Collection[str]) -> VoteSet:
    """Return the votes in `fields`: those of a sent form, else those of the address."""
    if is_sent_form(fields):
        written = {decision: ",".join(ticked(fields, decision)) for decision in NAMED}
    else:
        written = {decision: fields.get(decision, "") for decision in NAMED}
    return parse_vote_set(known, written)


def is_sent_form(fields: Mapping[str, str]) -> bool:
    """Tell whether `fields` come from the radio buttons and so are not an address to keep."""
    return any(name.startswith(FIELD) for name in fields)


def ticked(fields: Mapping[str, str], decision: Decision) -> list[str]:
    """Return the numbers of the amendments whose radio button for `decision` is chosen."""
    return [
        name.removeprefix(FIELD)
        for name, value in fields.items()
        if name.startswith(FIELD) and value == decision
    ]


def write_address(path: str, decisions: Mapping[str, Decision], **others: str) -> str:
    """Return `path` with `decisions` and `others` as "?adopted=1,2,7&view=clean".

    The same decisions give the same address, in whatever order they come.
    """
    query = {str(name): ",".join(numbers_with(decisions, name)) for name in NAMED} | others
    filled = {name: value for name, value in query.items() if value}
    return f"{path}?{urlencode(filled, safe=',')}" if filled else path


def numbers_with(decisions: Mapping[str, Decision], decision: Decision) -> list[str]:
    """Return the numbers of the amendments of which `decision` was taken, in counting order."""
    return sorted((n for n, taken in decisions.items() if taken == decision), key=counting_order)
