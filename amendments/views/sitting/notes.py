"""The President's notes: the sentences to be spoken, in order, in both languages, following the sitting."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, override
from django.views.decorators.http import require_safe
from django.views.decorators.vary import vary_on_headers

from amendments.desk import Desk, load_desk
from amendments.engine.items import WHOLE_TEXT, ItemKind, kind_of
from amendments.engine.procedure.profile import Speaker
from amendments.engine.rules import Decision
from amendments.engine.sitting.acts import Result
from amendments.engine.sitting.running import Step
from amendments.live.position import Position
from amendments.models import Act
from amendments.models.procedure import load_procedure
from amendments.sitting.steps import find_bloc, running_steps
from amendments.sitting.votes import recorded_results
from amendments.views.drafts import choose_language
from amendments.views.following import follows_draft
from amendments.views.sitting.bloc import declared_words, to_declare
from amendments.views.sitting.public import newest, page_of
from amendments.views.sitting.showing import OF_AN_AMENDMENT
from amendments.views.sitting.speaking import (
    calling_words,
    committee_words,
    declaring_words,
    find,
    item_title,
    item_words,
    passed_over_words,
    result_words,
    say,
    speaker_on,
    taking_over_words,
    text_name,
)
from resolutions.models import DraftText
from resolutions.models.languages import reader_language

LANGUAGES = ("en", "fr")
# How the two languages stand: one alone, side by side, one after the other.
WAYS = {
    "beside": gettext_lazy("side by side"),
    "below": gettext_lazy("one after the other"),
    "en": "English",
    "fr": "Français",
}
SPOKEN, NOTE = "spoken", "opinion"


@dataclass(frozen=True, slots=True)
class Words:
    """What is said of an item in one language: lines that are spoken, or notes to the President, by kind."""

    language: str
    title: str
    lines: tuple[tuple[str, str], ...]
    result: str = ""


@dataclass(frozen=True, slots=True)
class Spoken:
    """An item of the running order in the notes, in the languages that are shown."""

    words: tuple[Words, ...]
    look: str
    is_called: bool


@login_not_required
@require_safe
@vary_on_headers("HX-Request")
@follows_draft
def notes(request: HttpRequest, draft: DraftText, position: Position) -> HttpResponse:
    """The sentences that the President says; to htmx nothing while nothing has changed since it was seen."""
    sitting = newest(draft)
    is_htmx = "HX-Request" in request.headers
    wanted = request.GET.get("words", "")
    way = wanted if wanted in WAYS else "beside"
    language, _doubts = choose_language(draft, request.GET.get("language", ""))
    desk = load_desk(draft, language)
    acts = list(sitting.acts.order_by("sequence")) if sitting else []
    current = sitting.current if sitting and sitting.is_open else ""
    context = page_of(request, draft, desk) | {
        "position": position,
        "way": way,
        "ways": [(code, words, code == way) for code, words in WAYS.items()],
        "spoken": speak_all(desk, acts, current, languages_of(way)),
    }
    part = "#spoken" if is_htmx else ""
    return render(request, f"amendments/sitting/notes.html{part}", context)


def languages_of(way: str) -> tuple[str, ...]:
    """Return the languages that are shown, that of the reader first."""
    if way in LANGUAGES:
        return (way,)
    return tuple(sorted(LANGUAGES, key=lambda code: code != reader_language()))


def speak_all(
    desk: Desk, acts: Sequence[Act], current: str, languages: Sequence[str]
) -> list[Spoken]:
    """Return all that the President says, in order, in `languages`."""
    told = []
    for language in languages:
        with override(language):
            told.append(list(speak(desk, acts, current, language)))
    return [
        Spoken(tuple(one.words[0] for one in same), same[0].look, same[0].is_called)
        for same in zip(*told, strict=True)
    ]


def speak(desk: Desk, acts: Sequence[Act], current: str, language: str) -> Iterator[Spoken]:
    """Yield what is said of each item in `language`, which is active; what is declared together, once."""
    bloc = find_bloc(desk, desk.recorded)
    together = to_declare(bloc) if bloc else ()
    results, declared = recorded_results(desk), declared_words(acts)
    is_told = False
    for step in running_steps(desk):
        number = step.number
        if number not in together:
            lines = [] if number in declared else lines_on(step, desk)
            result = result_of(step, results, declared)
            words = Words(language, item_title(number), tuple(lines), result)
            yield Spoken((words,), step.standing.standing, number == current)
        elif bloc and not is_told:
            is_told = True
            lines = [(SPOKEN, words) for words in declaring_words(desk, bloc)]
            words = Words(language, _("Declared without a vote"), tuple(lines))
            yield Spoken((words,), "pending", current in together)


def lines_on(step: Step, desk: Desk) -> list[tuple[str, str]]:
    """Return what is said of one item, and what the President has to know, in order."""
    if step.passed_over:
        profile, _times = load_procedure(desk.draft)
        return [(SPOKEN, words) for words in passed_over_words(step, profile)]
    if step.standing.standing == Decision.NOT_IN_ORDER:
        return []
    lines = [(SPOKEN, words) for words in calling_words(step, desk)]
    if kind_of(step.number) == ItemKind.AMENDMENT:
        before = [(SPOKEN, words) for words in taking_over_words(step.number, desk)]
        lines = [*before, *lines, *debate_on(step.number, desk)]
    if step.is_open:
        return [*lines, *vote_on(step.number, desk)]
    return [*lines, (SPOKEN, outcome_words(step, desk))]


def debate_on(number: str, desk: Desk) -> Iterator[tuple[str, str]]:
    """Yield who may speak, by the rules that the draft follows, and the position of the committee."""
    profile, _times = load_procedure(desk.draft)
    amendment = find(desk, number)
    speaker = speaker_on(amendment)
    for one in profile.speakers:
        match one:
            case Speaker.MOVER if speaker:
                words = say(desk, "mover", speaker=speaker, amendment=item_words(number))
                yield SPOKEN, words
            case Speaker.AGAINST:
                yield SPOKEN, say(desk, "against")
            case Speaker.COMMITTEE:
                yield SPOKEN, say(desk, "opinion")
    opinion = committee_words(amendment, profile)
    if opinion:
        yield NOTE, opinion


def vote_on(number: str, desk: Desk) -> list[tuple[str, str]]:
    """Return how an amendment is put to the vote; of others the call says it."""
    if kind_of(number) not in OF_AN_AMENDMENT:
        return []
    return [(SPOKEN, say(desk, "vote", amendment=item_words(number)))]


def outcome_words(step: Step, desk: Desk) -> str:
    """Return what the President says when an item is decided."""
    if step.number == WHOLE_TEXT:
        carried = "carried" if step.standing.is_adopted else "lost"
        return say(desk, carried, text=text_name(desk))
    return say(desk, step.standing.standing, amendment=item_words(step.number))


def result_of(step: Step, results: Mapping[str, Result], declared: Mapping[str, str]) -> str:
    """Return what was decided, with the counts; empty while it is open, and of what has fallen."""
    if step.is_open or step.passed_over:
        return ""
    if step.number in declared:
        return declared[step.number]
    result = results.get(step.number)
    return result_words(step.number, step.standing.standing, result.counts if result else None)
