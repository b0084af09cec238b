"""The voting order of amendments: as printed, and with new ones put among those that are there."""

from collections.abc import Mapping, Sequence


def voting_order(printed: Sequence[str], parents: Mapping[str, str]) -> list[str]:
    """Return the numbers in voting order: as printed, but sub-amendments before their amendment.

    The compendium prints a sub-amendment after its amendment; it is voted first. One whose
    amendment is not printed keeps its place.
    """
    main = {number for number in printed if number not in parents}
    subs: dict[str, list[str]] = {}
    for number in printed:
        if parents.get(number) in main:
            subs.setdefault(parents[number], []).append(number)
    order: list[str] = []
    for number in printed:
        if number in main:
            order += [*subs.get(number, ()), number]
        elif parents[number] not in main:
            order.append(number)
    return order


def with_new(
    before: Sequence[str], printed: Sequence[str], parents: Mapping[str, str]
) -> list[str]:
    """Return the order `before` with the new ones of `printed`, a voting order, put in.

    Each new amendment stands after the one printed before it, a new sub-amendment just before
    its amendment. Those of `before` keep their order: a person may have chosen it.
    """
    if not before:
        return list(printed)
    known = set(before)
    order = list(before)
    last: str | None = None  # the amendment printed before
    for number in printed:
        if number in parents:
            continue
        if number not in known:
            order.insert(order.index(last) + 1 if last else 0, number)
        last = number
    for number in printed:
        if number in parents and number not in known:
            order.insert(order.index(parents[number]), number)
    return order
