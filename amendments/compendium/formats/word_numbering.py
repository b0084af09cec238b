"""The numbers that Word writes before paragraphs, counted as Word counts them."""

import re
from dataclasses import dataclass, field

from lxml import etree

from amendments.compendium.formats.counters import in_letters, in_roman
from amendments.compendium.formats.word_markup import child, children, is_on, number, value

LEVELS = 9
_PLACE = re.compile(r"%([1-9])")


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list: how its numbers look, and after which level they begin again."""

    start: int = 1
    format: str = "decimal"
    text: str = ""
    restarts_after: int | None = None  # a level from 0; -1: never; None: any level above
    is_legal: bool = False  # figures, whatever the format of each level
    style: str = ""


@dataclass(slots=True)
class _Series:
    """The counting of one list, which several instances of it can share."""

    levels: dict[int, Level]
    counts: dict[int, int] = field(default_factory=dict)


class Numbering:
    """The lists of a file. Ask for the label of each numbered paragraph in reading order."""

    def __init__(self, part: etree._Element | None, list_of_style: dict[str, str]) -> None:
        """`list_of_style` gives the list instance that a numbering style refers to."""
        self._series: dict[str, _Series] = {}
        self._series_of: dict[str, str] = {}
        self._overrides: dict[str, dict[int, tuple[int | None, Level | None]]] = {}
        self._begun: set[str] = set()
        if part is None:
            return
        linked: dict[str, str] = {}
        for one in children(part, "abstractNum"):
            key = value(one, "abstractNumId") or ""
            self._series[key] = _Series(dict(_levels(one)))
            if style := value(child(one, "numStyleLink")):
                linked[key] = style
        for one in children(part, "num"):
            key = value(child(one, "abstractNumId")) or ""
            self._series_of[value(one, "numId") or ""] = key
            self._overrides[value(one, "numId") or ""] = dict(_overrides(one))
        for key, style in linked.items():
            target = self._series.get(self._series_of.get(list_of_style.get(style, ""), ""))
            if target is not None:
                self._series[key] = target

    def level_of_style(self, instance: str, style: str) -> int | None:
        """Return the level that a paragraph style stands for in a list, if it stands for one."""
        series = self._series.get(self._series_of.get(instance, ""))
        levels = series.levels if series else {}
        return next((at for at, level in levels.items() if style and level.style == style), None)

    def label(self, instance: str, at: int) -> str:
        """Count one paragraph at level `at` (from 0) and return what stands before it.

        "-" for a bullet, "" for a list without numbers or one that is not there.
        """
        series = self._series.get(self._series_of.get(instance, ""))
        if series is None or not 0 <= at < LEVELS:
            return ""
        self._begin(instance, series)
        level = self._level(instance, series, at)
        if level.format == "bullet":
            return "-"
        series.counts[at] = series.counts.get(at, level.start - 1) + 1
        for below in range(at + 1, LEVELS):
            if _begins_again(self._level(instance, series, below), below, at):
                series.counts.pop(below, None)
        if level.format == "none" and not level.text:
            return ""
        return self._written(instance, series, level)

    def _begin(self, instance: str, series: _Series) -> None:
        """At its first paragraph, an instance with starts of its own begins there."""
        if instance in self._begun:
            return
        self._begun.add(instance)
        for at, (start, _level) in self._overrides.get(instance, {}).items():
            if start is not None:
                series.counts[at] = start - 1

    def _level(self, instance: str, series: _Series, at: int) -> Level:
        _start, replaced = self._overrides.get(instance, {}).get(at, (None, None))
        return replaced or series.levels.get(at) or Level()

    def _written(self, instance: str, series: _Series, level: Level) -> str:
        def shown(match: re.Match[str]) -> str:
            at = int(match[1]) - 1
            of = self._level(instance, series, at)
            return written(
                series.counts.get(at, of.start), "decimal" if level.is_legal else of.format
            )

        return _PLACE.sub(shown, level.text).strip()


def written(count: int, format: str) -> str:
    """Return a number in one of Word's formats; those of other scripts in figures."""
    match format:
        case "lowerLetter":
            return in_letters(count)
        case "upperLetter":
            return in_letters(count).upper()
        case "lowerRoman":
            return in_roman(count)
        case "upperRoman":
            return in_roman(count).upper()
        case "decimalZero":
            return f"{count:02}"
        case "none" | "bullet":
            return ""
    return str(count)


def _begins_again(level: Level, own: int, after: int) -> bool:
    """Does `level`, at place `own`, begin again after a paragraph at the level `after` above it?"""
    if level.restarts_after is None:
        return after < own
    return after <= level.restarts_after


def _levels(element: etree._Element) -> list[tuple[int, Level]]:
    return [
        (at, _level(one))
        for one in children(element, "lvl")
        if (at := number(one, "ilvl")) is not None
    ]


def _level(element: etree._Element) -> Level:
    start, restart = number(child(element, "start")), number(child(element, "lvlRestart"))
    return Level(
        start=1 if start is None else start,
        format=value(child(element, "numFmt")) or "decimal",
        text=value(child(element, "lvlText")) or "",
        restarts_after=None if restart is None else restart - 1,
        is_legal=is_on(child(element, "isLgl")),
        style=value(child(element, "pStyle")) or "",
    )


def _overrides(element: etree._Element) -> list[tuple[int, tuple[int | None, Level | None]]]:
    found = []
    for one in children(element, "lvlOverride"):
        at, level = number(one, "ilvl"), child(one, "lvl")
        if at is not None:
            start = number(child(one, "startOverride"))
            found.append((at, (start, _level(level) if level is not None else None)))
    return found
