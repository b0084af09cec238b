"""What the screen of the room shows: what was just decided, or what is called, in one language or two."""

from dataclasses import dataclass
from typing import Any

from django.utils import timezone, translation
from django.utils.translation import get_language_info
from django.utils.translation import gettext as _

from amendments.desk import Desk, load_desk
from amendments.engine.consolidate import Kind as PieceKind
from amendments.engine.items import WHOLE_TEXT, kind_of
from amendments.engine.procedure import Profile
from amendments.engine.rules import Decision
from amendments.engine.sitting.running import Step
from amendments.models import Act, Sitting
from amendments.models.procedure import load_procedure
from amendments.models.sittings import Kind
from amendments.sitting.steps import running_steps
from amendments.views.drafts import choose_language
from amendments.views.effects import Effect
from amendments.views.marks import Mark
from amendments.views.sitting.bloc import just_declared, outcome_words
from amendments.views.sitting.showing import OF_AN_AMENDMENT, Called, make_called
from amendments.views.sitting.speaking import falling_words, item_title, passed_over_words
from amendments.views.sitting.stretches import shorten
from resolutions.models import DraftText
from resolutions.models.languages import reader_language

BOTH = "both"
IN_TURN = "turn"
MOST_LANGUAGES = 2
ROOM = 570  # characters that the screen has room for, besides the name and the result
ROOM_OF_TWO = 270  # in each of two columns
LEAST_ROOM = 120  # that the words of the text have in any case
MOST_FALLEN = 3  # sentences on what fell; of the others the number is said
RESULTS = (Kind.DECIDED, Kind.CORRECTED, Kind.ACCEPTED)


@dataclass(frozen=True, slots=True)
class Shown:
    """A paragraph of the screen: its number, and the words of it that matter."""

    number: str
    name: str
    marks: tuple[Mark, ...]


def read_languages(draft: DraftText, wanted: str, language: str) -> tuple[str, list[str]]:
    """Return how the screen is arranged, "both", "turn" or "one", and the languages of the text on it.

    `wanted` is the arrangement or a language that is asked for. By default a text in two languages
    is shown in both.
    """
    offered = draft.languages[:MOST_LANGUAGES]
    if len(offered) > 1 and (wanted in (BOTH, IN_TURN) or not (wanted or language)):
        return (IN_TURN if wanted == IN_TURN else BOTH), offered
    return "one", [choose_language(draft, wanted or language)[0]]


def list_screens(draft: DraftText) -> list[tuple[str, str]]:
    """Return the ways in which the screen of `draft` can be arranged: their names and queries."""
    names = [
        (get_language_info(one)["name_local"].capitalize(), f"?languages={one}")
        for one in draft.languages[:MOST_LANGUAGES]
    ]
    if len(names) < MOST_LANGUAGES:
        return names or [(_("Show"), "")]
    both = [(_("side by side"), f"?languages={BOTH}"), (_("in turn"), f"?languages={IN_TURN}")]
    return both + names


def draw_room(
    draft: DraftText, sitting: Sitting | None, wanted: str, language: str
) -> dict[str, Any]:
    """Return what the screen shows, a side for each language."""
    arrangement, languages = read_languages(draft, wanted, language)
    # Who asks for a language by name reads everything in it; else one text is shown in the reader's own.
    named = wanted in languages or arrangement != "one"
    last = sitting.acts.exclude(kind=Kind.CLOSED).order_by("sequence").last() if sitting else None
    sides = []
    for one in languages:
        with translation.override(one if named else reader_language()):
            sides.append(draw_side(load_desk(draft, one), sitting, last, of=len(languages)))
    return {
        "arrangement": arrangement,
        "wanted": wanted,
        "sides": sides,
        "at": last.at if last else timezone.now(),
    }


def draw_side(desk: Desk, sitting: Sitting | None, last: Act | None, *, of: int) -> dict[str, Any]:
    """Return what the screen shows in the language of `desk`, with words in the language that is active."""
    side = {"text_language": desk.language, "language": reader_language()}
    if sitting is None:
        return side
    steps = running_steps(desk)
    is_result = last is not None and last.kind in RESULTS and bool(last.decision)
    number = last.item if is_result and last else sitting.current
    shown = make_called(desk, steps, number)
    numbers = [step.number for step in steps]
    following = sitting.current if is_result and sitting.current in numbers else ""
    ahead = falling_words(following, desk) if following not in ("", WHOLE_TEXT) else []
    declared = declared_just_now(sitting, last)
    profile, _times = load_procedure(desk.draft)
    causes = [act.item for act in declared] or [number]
    falls = [words for one in causes for words in just_fallen(steps, one, profile)]
    outcomes = outcome_words(declared)
    sentences = [
        *outcomes,
        *falls[:MOST_FALLEN],
        *ahead,
        *(shown.words if shown and not is_result else ()),
    ]
    room = max((ROOM if of == 1 else ROOM_OF_TWO) - sum(map(len, sentences)), LEAST_ROOM)
    return side | {
        "shown": shown,
        "standing": str(shown.standing) if shown else "",
        "is_result": is_result or (shown is not None and not shown.is_open),
        "place": numbers.index(number) + 1 if number in numbers else 0,
        "places": len(numbers),
        "changes": find_changes(shown, room),
        "outcomes": outcomes,
        "falls": falls[:MOST_FALLEN],
        "more_fall": len(falls[MOST_FALLEN:]),
        "following": item_title(following) if following else "",
        "following_falls": ahead,
    }


def declared_just_now(sitting: Sitting, last: Act | None) -> list[Act]:
    """Return the acts of the declaration when `last`, the last act of `sitting`, is one of it."""
    if last is None or last.kind != Kind.DECLARED:
        return []
    return just_declared(sitting.acts.all())


def just_fallen(steps: tuple[Step, ...], number: str, profile: Profile) -> list[str]:
    """Return what has fallen because of item `number`."""
    return [
        words
        for step in steps
        if number in step.standing.because
        for words in passed_over_words(step, profile)
    ]


def find_changes(shown: Called | None, room: int) -> list[Shown]:
    """Return the paragraphs that the item touches, as they stand now, or as they would while it is open.

    All of them together have `room` characters of changed words.
    """
    if shown is None or shown.effects is None:
        return []
    # An amendment changes the text when it is adopted, a separate vote when it is lost.
    changes_if = Decision.ADOPTED if kind_of(shown.number) in OF_AN_AMENDMENT else Decision.REJECTED
    found = []
    for effect in shown.effects.changes:
        if room <= 0:
            break
        marks = marks_of(effect, shown, is_changed=shown.decision == changes_if)
        short = shorten(marks, room)
        if short:
            found.append(Shown(effect.number, effect.name, short))
            room -= sum(len(mark.text) for mark in short)
    return found


def marks_of(effect: Effect, shown: Called, *, is_changed: bool) -> tuple[Mark, ...]:
    """Return the words of a paragraph: with the change while it is open, then as they stand."""
    if shown.is_open:
        return effect.marks
    if is_changed:
        # Words that only go are shown as they go: without them nothing would be seen of the change.
        is_new = any(mark.kind == PieceKind.INSERTED for mark in effect.after)
        return effect.after if is_new else effect.marks
    words = "".join(mark.text for mark in effect.before)
    return (Mark(PieceKind.KEPT, words),) if words else ()
