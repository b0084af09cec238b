"""The grid in which the positions of the committee are entered, read from what was sent."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from amendments.committee import Entry
from amendments.engine.procedure import Profile

MOST = 9999  # members of a committee or an assembly
COUNTS: dict[str, str | Promise] = {
    "in_favour": gettext_lazy("In favour"),
    "against": gettext_lazy("Against"),
    "abstentions": gettext_lazy("Abstentions"),
    "objections": gettext_lazy("Objections"),
}


@dataclass(frozen=True, slots=True)
class Sent:
    """What was sent of one amendment: its fields as typed, the entry they make, and what is wrong.

    `entry` is None when something is. `seen` is the entry that the form was made from.
    """

    typed: Mapping[str, str]
    seen: Entry
    entry: Entry | None
    mistakes: tuple[str, ...] = ()


def as_typed(entry: Entry) -> dict[str, str]:
    """Return the fields that hold `entry`."""
    counts = (entry.in_favour, entry.against, entry.abstentions, entry.objections or None)
    texts = ("" if count is None else str(count) for count in counts)
    return {"position": entry.position, **dict(zip(COUNTS, texts, strict=True))}


def write_seen(entry: Entry) -> str:
    """Return `entry` as the form carries it along: "in_favour|12|3||0"."""
    counts = (entry.in_favour, entry.against, entry.abstentions, entry.objections)
    return "|".join([entry.position, *("" if count is None else str(count) for count in counts)])


def read_seen(written: str) -> Entry:
    """Return the entry that `write_seen` wrote; what cannot be read is an empty one."""
    found = re.fullmatch(r"([^|]{0,30})((?:\|\d{0,9}){4})", written, re.ASCII)
    if found is None:
        return Entry()
    counts = [int(figures) if figures else None for figures in found[2].split("|")[1:]]
    return Entry(found[1], counts[0], counts[1], counts[2], counts[3] or 0)


def read_grid(
    fields: Mapping[str, str], numbers: Iterable[str], profile: Profile
) -> dict[str, Sent]:
    """Return what was sent of each of the amendments `numbers`; those not in the form are left out."""
    return {
        number: read_row(fields, number, profile)
        for number in numbers
        if f"seen-{number}" in fields
    }


def read_row(fields: Mapping[str, str], number: str, profile: Profile) -> Sent:
    """Return what was sent of amendment `number`."""
    seen = read_seen(fields[f"seen-{number}"])
    typed = {name: fields.get(f"{name}-{number}", "").strip() for name in ("position", *COUNTS)}
    position = typed["position"]
    mistakes = []
    if position and position != seen.position and profile.position(position) is None:
        mistakes.append(_("There is no position “%(position)s”.") % {"position": position[:40]})
    counts = {}
    for name, label in COUNTS.items():
        counts[name], mistake = read_count(typed[name], label)
        mistakes += [mistake] if mistake else []
    if mistakes:
        return Sent(typed, seen, None, tuple(mistakes))
    entry = Entry(
        position,
        counts["in_favour"],
        counts["against"],
        counts["abstentions"],
        counts["objections"] or 0,
    )
    return Sent(typed, seen, entry)


def read_count(text: str, label: str | Promise) -> tuple[int | None, str]:
    """Return the count, None when none was given, and what is wrong with it."""
    if not text:
        return None, ""
    if re.fullmatch(r"\d{1,4}", text, re.ASCII):
        return int(text), ""
    wrong = _("%(field)s: “%(text)s” is no whole number from 0 to %(most)s.")
    return None, wrong % {"field": label, "text": text[:20], "most": MOST}
