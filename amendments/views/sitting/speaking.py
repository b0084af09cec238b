"""The sentences that the President says, in the reader's language."""

from collections.abc import Sequence
from fractions import Fraction

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from amendments.committee import position_name
from amendments.desk import Desk, DeskAmendment
from amendments.engine.items import WHOLE_TEXT, amendment_of, kind_of
from amendments.engine.items import ItemKind as Kind
from amendments.engine.notices import notice
from amendments.engine.phrases import PHRASES
from amendments.engine.procedure import PACE, EnBloc, Profile
from amendments.engine.rules import Decision
from amendments.engine.sitting.majority import Counts, vote_kind
from amendments.engine.sitting.naming import name_item, name_items
from amendments.engine.sitting.running import Step, find_consequences
from amendments.importing.sponsors import split_honorific
from amendments.models.procedure import load_procedure
from amendments.sitting.steps import ballot_of
from amendments.views.words import STANDINGS, STANDINGS_OF_A_PART, sentence
from resolutions.models.languages import reader_language
from resolutions.models.members import address

HALF = Fraction(1, 2)
TITLES = frozenset({"M.", "Mme", "Mr", "Ms", "Mrs", "Lord", "Baroness", "Sir", "Dame"})


def item_words(number: str) -> str:
    """Return the name of an item within a sentence: "Amendment 4", "l’amendement 4"."""
    return name_item(number).words(reader_language())


def item_title(number: str) -> str:
    """Return the name of an item as a heading, without an article."""
    if kind_of(number) == Kind.TEXT:
        return _("The text as a whole")
    words = item_words(number)
    for article in ("l’", "le ", "la ", "des "):  # English has none of these
        words = words.removeprefix(article)
    return sentence(words)


def calling_words(step: Step, desk: Desk) -> list[str]:
    """Return what the President says to call an open item, sentence by sentence."""
    number = step.number
    name = item_words(number)
    match kind_of(number):
        case Kind.TEXT:
            return text_words(desk)
        case Kind.PARAGRAPH | Kind.WORDS:
            return [say(desk, "separate", item=name)]
        case Kind.PART:
            words = [say(desk, "part", item=name)]
        case _:
            words = [calling(number, desk)]
    return words + falling_words(number, desk)


def say(desk: Desk, sentence: str, **values: str) -> str:
    """Return what the President says at `sentence`, by the rules that the draft follows."""
    profile, _times = load_procedure(desk.draft)
    return profile.say(sentence, reader_language(), **values)


def calling(number: str, desk: Desk) -> str:
    """Return "I call Amendment 4, tabled by Mr Max LUCKS and others.", or by whom it was taken over."""
    amendment = find(desk, number)
    name = item_words(number)
    if amendment.mover:
        return say(desk, "call_taken_over", amendment=name, mover=spoken_mover(amendment.mover))
    who = tablers(amendment, desk)
    if not who:
        return say(desk, "call_without_names", amendment=name)
    return say(desk, "call", amendment=name, sponsors=who)


def taking_over_words(number: str, desk: Desk) -> list[str]:
    """Return "Amendment 4 has been withdrawn. It is taken over by Mr Max LUCKS."; nothing when it was not."""
    amendment = find(desk, number)
    if not amendment.mover:
        return []
    mover = spoken_mover(amendment.mover)
    return [say(desk, "taken_over", amendment=item_words(number), mover=mover)]


def speaker_on(amendment: DeskAmendment) -> str:
    """Return who moves it: who has taken it over, the first signatory, or the committee that tabled it."""
    if amendment.mover:
        return spoken_mover(amendment.mover)
    names = amendment.row.tabled_by(reader_language())
    return names[0] if names else spoken_committee(amendment)


def spoken_mover(written: str, language: str | None = None) -> str:
    """Return the name that the clerk wrote as `language` addresses it: "Mr Max LUCKS", "M. Max LUCKS"."""
    return address(*split_honorific(written), language or reader_language())


def tablers(amendment: DeskAmendment, desk: Desk) -> str:
    """Return "Mr Max LUCKS and others", or the committee that tabled it."""
    names = amendment.row.tabled_by(reader_language())
    if not names:
        return spoken_committee(amendment)
    return say(desk, "and_others", name=names[0]) if len(names) > 1 else names[0]


def spoken_committee(amendment: DeskAmendment) -> str:
    """Return the committee that tabled it as it stands in a sentence: "the Committee on Culture"; else nothing."""
    language = reader_language()
    name = amendment.row.committee_in(language)
    article, word = {"fr": ("la ", "commission")}.get(language, ("the ", "committee"))
    return f"{article}{name}" if name.lower().startswith(word) else name


def find(desk: Desk, number: str) -> DeskAmendment:
    """Return the amendment of `desk` that `number` is, or is a part of."""
    whole = amendment_of(number)
    return next(one for one in desk.amendments if one.number == whole)


def falling_words(number: str, desk: Desk) -> list[str]:
    """Return what falls if the item is adopted, and what if it is rejected; nothing if nothing does.

    Not what is lost already, and not its own sub-amendments, which are voted before it and never after.
    """
    ballot, recorded = ballot_of(desk), desk.recorded
    passed = {one for one, taken in recorded.items() if taken != Decision.ADOPTED}
    passed |= {one.number for one in desk.amendments if one.parent == amendment_of(number)}
    words = []
    for decision in (Decision.ADOPTED, Decision.REJECTED):
        falls = find_consequences(ballot, recorded, number, decision).falls
        named = [one.number for one in falls if amendment_of(one.number) not in passed]
        if named:
            sentence = counted_sentence(f"if_{decision}", len(named))
            words.append(say(desk, sentence, amendments=listed(named)))
    return words


def counted_sentence(sentence: str, count: int) -> str:
    """Return the code of the sentence for one item, or for more."""
    return f"{sentence}_one" if count == 1 else f"{sentence}_more"


def listed(numbers: Sequence[str]) -> str:
    """Return "Amendments 6 and 7"."""
    return name_items(numbers).words(reader_language())


def declaring_words(desk: Desk, bloc: EnBloc) -> list[str]:
    """Return what the President says to declare what the committee's positions settle, also who took it over."""
    profile, _times = load_procedure(desk.draft)
    settled = (*bloc.adopted, *bloc.rejected)
    announced = [words for number in settled for words in taking_over_words(number, desk)]
    groups = (
        ("declared_adopted", bloc.adopted, profile.en_bloc),
        ("definitively_rejected", bloc.rejected, profile.definitive_rejection),
    )
    return announced + [
        say(
            desk,
            counted_sentence(sentence, len(numbers)),
            amendments=listed(numbers),
            objections=str(way.objections),
        )
        for sentence, numbers, way in groups
        if numbers
    ]


def text_words(desk: Desk) -> list[str]:
    """Return what the President says to put the text to the vote."""
    draft = desk.draft
    profile, _times = load_procedure(draft)
    words = [say(desk, "final", text=text_name(desk))]
    share = profile.majorities[vote_kind(WHOLE_TEXT, draft.kind)].share
    return words if share == HALF else [*words, say(desk, "majority", share=share_words(share))]


def text_name(desk: Desk) -> str:
    """Return "draft resolution in Doc. 16245", with its article where the language has it in the sentence."""
    values = {"kind": desk.draft.get_kind_display(), "document": desk.draft.document}
    return pgettext("a draft in a sentence", "the %(kind)s in %(document)s") % values


def share_words(share: Fraction) -> str:
    """Return "two thirds"; a share without a name of its own as it is written."""
    code = f"share-{share}"
    return notice(code).words(reader_language()) if code in PHRASES else str(share)


def committee_words(amendment: DeskAmendment, profile: Profile) -> str:
    """Return the position of the committee as a sentence; empty when it has none."""
    code = amendment.row.committee_position
    position = position_name(profile, code) if code else ""
    return profile.say("committee", reader_language(), position=position) if position else ""


def passed_over_words(step: Step, profile: Profile = PACE) -> list[str]:
    """Return why an item is passed over, a sentence for each reason."""
    language = reader_language()
    return [
        profile.say(
            "fallen", language, amendment=item_words(step.number), because=reason.words(language)
        )
        for reason in step.standing.reasons
    ]


def result_words(number: str, standing: str, counts: Counts | None) -> str:
    """Return "Amendment 4: adopted, 64 in favour, 51 against, 4 abstentions"."""
    return f"{item_title(number)}: {decision_words(number, standing, counts)}"


def decision_words(number: str, standing: str, counts: Counts | None) -> str:
    """Return "adopted, 64 in favour, 51 against"."""
    return ", ".join([standing_words(number, standing), *counted(counts)])


def standing_words(number: str, standing: str) -> str:
    """Return "adopted" as it is said of the item: in French a part is "adoptée"."""
    is_part = kind_of(number) == Kind.PART
    return str((STANDINGS_OF_A_PART if is_part else STANDINGS)[standing]).lower()


def counted(counts: Counts | None) -> list[str]:
    """Return "64 in favour", "51 against", as far as it was counted."""
    if counts is None:
        return []
    named = [
        (counts.in_favour, _("%(count)s in favour")),
        (counts.against, _("%(count)s against")),
        (counts.abstentions, _("%(count)s abstentions")),
    ]
    return [words % {"count": count} for count, words in named if count is not None]


def short_words(number: str, standing: str, counts: Counts | None) -> str:
    """Return "Amendment 4: adopted, 64–51–4"."""
    given = [short_counts(counts)] if counts else []
    return f"{item_title(number)}: {', '.join([standing_words(number, standing), *given])}"


def short_tablers(amendment: DeskAmendment, language: str) -> str:
    """Return "M. LUCKS + 5", or who has taken it over: without first names, for a narrow column."""
    taken_over = amendment.mover
    names = (
        [spoken_mover(taken_over, language)] if taken_over else amendment.row.tabled_by(language)
    )
    if not names:
        return amendment.row.committee_in(language)
    first = " ".join(part for part in names[0].split() if part.isupper() or part in TITLES)
    return " + ".join([first or names[0], *([str(len(names) - 1)] if names[1:] else [])])


def short_counts(counts: Counts | None) -> str:
    """Return "64–51–4"; empty when nothing was counted."""
    given = [str(count) for count in counts or () if count is not None]
    return "–".join(given)
