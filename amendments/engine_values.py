"""Values of the engine as they are kept in JSON columns, and back."""

from collections.abc import Iterable
from typing import Any

from amendments.engine.instruction import Instruction
from amendments.engine.notices import Notice, notice

SET_ASIDE = notice("manual")


def operations(reading: Iterable[dict[str, Any]]) -> tuple[Instruction, ...]:
    """Return the operations that a `reading` column holds. Raises ValueError when it holds others."""
    return tuple(Instruction.from_dict(values) for values in reading)


def notice_values(reason: Notice) -> dict[str, Any]:
    """Return `reason` as plain values for JSON; `notice_of` reads it back."""
    return {"code": reason.code, "values": dict(reason.values)}


def notice_of(values: dict[str, Any]) -> Notice:
    """Return the notice that `notice_values` wrote."""
    return notice(values["code"], **values["values"])
