"""The rules as a picture: what is voted, in voting order from top to bottom, arrows from trigger to what falls.

Pure numbers in pixels for the template to write. Every arrow has a lane of its own where it would
cross another, so the picture stays narrow when the rules are apart.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from amendments.engine.items import ItemKind, kind_of
from amendments.engine.rules import Rule, When
from amendments.models.amendments import counting_order
from amendments.models.items import name_of_item

BOX_WIDTH = 84
BOX_HEIGHT = 30
STEP = 46  # from the top of one box to that of the next
EDGE = 4  # free space around everything
LANE = 18  # from one vertical line to the next
FIRST_LANE = 34  # from the boxes to the first vertical line: room for the head of an arrow
BEND = 6  # radius of the corners
SHIFT = 5  # an arrow leaves a box below its middle and arrives above it, so that both are seen
SIGNS = {When.ADOPTED: "✓", When.REJECTED: "✕", When.EITHER: "•"}


@dataclass(frozen=True, slots=True)
class Node:
    """The box of an amendment, or of another item; `label` is what stands in it."""

    number: str
    label: str
    href: str
    says: str
    top: int

    @property
    def middle(self) -> int:
        return self.top + BOX_HEIGHT // 2


@dataclass(frozen=True, slots=True)
class Arrow:
    """From a trigger to what falls: the line, its head, and the sign of the outcome where it starts."""

    look: str
    line: str
    head: str
    sign: str
    sign_at: tuple[int, int]


@dataclass(frozen=True, slots=True)
class Picture:
    width: int
    height: int
    nodes: tuple[Node, ...]
    arrows: tuple[Arrow, ...]

    box_width = BOX_WIDTH
    box_height = BOX_HEIGHT
    edge = EDGE
    text_at = EDGE + BOX_WIDTH // 2


def draw_picture(
    numbers: Sequence[str], rules: Iterable[Rule], href: Callable[[str], str]
) -> Picture | None:
    """Return the picture of `rules`, or None without any; `numbers` of all items are in voting order."""
    rules = list(rules)
    named = {number for rule in rules for number in (*rule.triggers, rule.falls)}
    shown = [number for number in numbers if number in named]
    if not shown:
        return None
    nodes = {
        number: Node(number, label(number), href(number), tell(number, rules), EDGE + STEP * at)
        for at, number in enumerate(shown)
    }
    pairs = [
        (rule, nodes[trigger], nodes[rule.falls]) for rule in rules for trigger in rule.triggers
    ]
    lanes = choose_lanes([(start.middle, end.middle) for _rule, start, end in pairs])
    arrows = [
        draw_arrow(rule, start, end, lane)
        for (rule, start, end), lane in zip(pairs, lanes, strict=True)
    ]
    return Picture(
        width=lane_at(max(lanes)) + EDGE + 2,
        height=EDGE * 2 + STEP * (len(shown) - 1) + BOX_HEIGHT,
        nodes=tuple(nodes.values()),
        arrows=tuple(arrows),
    )


def label(number: str) -> str:
    """Return what stands in the box of `number`: "Am. 4/2", "§5", "Text"."""
    match kind_of(number):
        case ItemKind.TEXT:
            return _("Text")
        case ItemKind.PARAGRAPH | ItemKind.WORDS:
            return number
        case _:
            return f"{_('Am.')} {number}"


def tell(number: str, rules: Sequence[Rule]) -> str:
    """Return what the box of `number` is called for those who do not see the arrows."""
    words = [name_of_item(number)]
    felled = sorted({r.falls for r in rules if number in r.triggers}, key=counting_order)
    makers = sorted({n for r in rules if r.falls == number for n in r.triggers}, key=counting_order)
    if felled:
        words.append(_("can make %(numbers)s fall") % {"numbers": ", ".join(felled)})
    if makers:
        words.append(_("can fall by %(numbers)s") % {"numbers": ", ".join(makers)})
    return ", ".join(words)


def choose_lanes(spans: Sequence[tuple[int, int]]) -> list[int]:
    """Return the lane of each span, from 0: short ones inside, and no two that meet in one lane."""
    taken: dict[int, list[tuple[int, int]]] = {}
    chosen = [0] * len(spans)
    for at in sorted(range(len(spans)), key=lambda at: (abs(spans[at][0] - spans[at][1]), at)):
        low, high = sorted(spans[at])
        lane = 0
        while any(low <= end and start <= high for start, end in taken.get(lane, ())):
            lane += 1
        taken.setdefault(lane, []).append((low, high))
        chosen[at] = lane
    return chosen


def lane_at(lane: int) -> int:
    """Return where the vertical line of `lane` stands, from the left."""
    return EDGE + BOX_WIDTH + FIRST_LANE + LANE * lane


def draw_arrow(rule: Rule, start: Node, end: Node, lane: int) -> Arrow:
    """Return the arrow from `start` to `end`, down or up, with two round corners."""
    left, right = EDGE + BOX_WIDTH, lane_at(lane)
    way = 1 if end.top >= start.top else -1
    leaves, arrives = start.middle + SHIFT, end.middle - SHIFT
    line = (
        f"M{left} {leaves} H{right - BEND} Q{right} {leaves} {right} {leaves + way * BEND} "
        f"V{arrives - way * BEND} Q{right} {arrives} {right - BEND} {arrives} H{left + 7}"
    )
    head = f"M{left + 1} {arrives} l9 -4.5 v9 z"
    look = f"{rule.when}{' all' if rule.needs_all and len(rule.triggers) > 1 else ''}"
    return Arrow(look, line, head, SIGNS[rule.when], (left + 17, leaves))
