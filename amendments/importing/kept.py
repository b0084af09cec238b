"""What was understood of a compendium, as plain values for JSON, and back. Pure."""

from typing import Any

from amendments.compendium.plain import from_plain, to_plain
from amendments.engine.instruction import Instruction
from amendments.engine.notices import Notice, notice
from amendments.importing.understanding import Understood
from amendments.reading import Reading

Plain = dict[str, Any]


def understood_values(understood: Understood) -> Plain:
    """Return `understood` as JSON holds it; readings in the order of the amendments."""
    return {
        "compendium": to_plain(understood.compendium),
        "readings": [
            reading_values(understood.reading(one)) for one in understood.compendium.amendments
        ],
    }


def understood_from(values: Plain) -> Understood:
    """Return what `understood_values` wrote."""
    compendium = from_plain(values["compendium"])
    pairs = zip(compendium.amendments, values["readings"], strict=True)
    readings = {(one.draft, one.number): reading_from(reading) for one, reading in pairs}
    return Understood(compendium, readings)


def reading_values(reading: Reading) -> Plain:
    """Return `reading` without what is empty: there are thousands."""
    values: Plain = {"operations": [short(one.as_dict()) for one in reading.operations]}
    if any(reading.reasons):
        values["reasons"] = [one and notice_values(one) for one in reading.reasons]
    if reading.refusal:
        values["refusal"] = notice_values(reading.refusal)
    if reading.by_hand:
        values["by_hand"] = True
    return values


def short(operation: Plain) -> Plain:
    """Return what an operation says, without what it leaves open."""
    return {name: value for name, value in operation.items() if value not in ("", [], None, False)}


def reading_from(values: Plain) -> Reading:
    operations = tuple(Instruction.from_dict(one) for one in values["operations"])
    reasons = values.get("reasons") or [None] * len(operations)
    refusal = values.get("refusal")
    return Reading(
        operations,
        tuple(one and notice_from(one) for one in reasons),
        notice_from(refusal) if refusal else None,
        by_hand=values.get("by_hand", False),
    )


def notice_values(one: Notice) -> Plain:
    values = {
        name: notice_values(value) if isinstance(value, Notice) else value
        for name, value in one.values
    }
    return {"code": one.code, "values": values}


def notice_from(values: Plain) -> Notice:
    held = {
        name: notice_from(value) if isinstance(value, dict) else value
        for name, value in values["values"].items()
    }
    return notice(values["code"], **held)
