"""The numbers of lines that some parliaments print in the margin: they are no part of the text."""

import math
from collections.abc import Iterable, Sequence, Set
from dataclasses import replace
from itertools import pairwise

from amendments.compendium.compendium import Finding
from amendments.compendium.formats.leaving_out import count, told
from amendments.compendium.formats.pdf.lines import rows_of
from amendments.compendium.formats.pdf.page import Page, Word

LEAST = 4  # on a page; paragraphs can be numbered without a stop, too
MOST_STEP = 10  # not every line must have its number
LINES = 10  # that they count at least
UNEVEN = 0.2  # of the lines: headings and empty lines are counted in one place and not in another
NEAR = 2.0  # points: numbers below one another end or begin there
BESIDE = (200.0, math.inf)  # points in which their lines stand: of a column, or of a page


def without_line_numbers(pages: Sequence[Page]) -> tuple[list[Page], list[Finding]]:
    """Return the pages without the numbers of their lines, and the repair that says so."""
    columns = [list(_columns(page.words)) for page in pages]
    edges = {round(column[0].right) for of_page in columns for column in of_page}
    edges |= {round(column[0].left) for of_page in columns for column in of_page}
    if not edges:
        return list(pages), []
    kept: list[Page] = []
    gone, last = 0, ""
    for page, of_page in zip(pages, columns, strict=True):
        own = {id(word): word for column in of_page for word in column}
        own |= {id(word): word for word in _carrying_on(last, page.words, edges)}
        last = max(own.values(), key=lambda one: int(one.text)).text if own else last
        kept.append(replace(page, words=[word for word in page.words if id(word) not in own]))
        gone += len(own)
    message = f"{count(gone, 'number of a line', 'numbers of lines')} were left out of the margin."
    return kept, [told("line-numbers-left-out", message)]


def _carrying_on(last: str, words: Iterable[Word], edges: Set[int]) -> Iterable[Word]:
    """Yield the figures of a page of few lines: at an edge known from other pages, the next ones."""
    expected = int(last or 0)
    figures = _figures(words)
    for edge in sorted(edges):
        for word in figures:
            is_next = 0 < int(word.text) - expected <= MOST_STEP
            if is_next and edge in {round(word.left), round(word.right)}:
                expected = int(word.text)
                yield word


def _figures(words: Iterable[Word]) -> list[Word]:
    figures = (word for word in words if word.text.isascii() and word.text.isdecimal())
    return sorted((one for one in figures if len(one.text) < 5), key=lambda one: one.top)


def _columns(words: Sequence[Word]) -> Iterable[list[Word]]:
    """Yield the columns of figures that count the lines beside them."""
    figures = _figures(words)
    for side in ("right", "left"):
        for column in _below_one_another(figures, side):
            if _counts_lines(column, words):
                yield column


def _below_one_another(figures: Iterable[Word], side: str) -> Iterable[list[Word]]:
    """Yield the figures that end, or begin, at the same place across the page, from top to bottom."""
    column: list[Word] = []
    for figure in sorted(figures, key=lambda one: float(getattr(one, side))):
        if column and getattr(figure, side) - getattr(column[-1], side) > NEAR:
            yield sorted(column, key=lambda one: one.top)
            column = []
        column.append(figure)
    yield sorted(column, key=lambda one: one.top)


def _counts_lines(column: Sequence[Word], words: Iterable[Word]) -> bool:
    """Do the figures ascend evenly, as many as there are lines beside them?"""
    numbers = [int(word.text) for word in column]
    if len(numbers) < LEAST:
        return False
    steps = {after - before for before, after in pairwise(numbers)}
    lines = numbers[-1] - numbers[0]
    if len(steps) != 1 or steps.pop() < 1 or lines < LINES:
        return False
    return any(abs(printed - lines) <= UNEVEN * lines for printed in _lines_beside(column, words))


def _lines_beside(column: Sequence[Word], words: Iterable[Word]) -> Iterable[int]:
    """Yield how many lines stand to the right or the left, from the first figure to the last."""
    left, right = min(one.left for one in column), max(one.right for one in column)
    within = [one for one in words if column[0].top < one.bottom <= column[-1].top]
    for far in BESIDE:
        yield len(rows_of(one for one in within if right < one.left < right + far))
        yield len(rows_of(one for one in within if left - far < one.right < left))
