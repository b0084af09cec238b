"""The sentences that the President says, in the reader's language."""

from collections.abc import Sequence
from fractions import Fraction

from django.utils.translation import gettext as _
from django.utils.translation import npgettext, pgettext

from amendments.committee import position_name
from amendments.desk import Desk, DeskAmendment
from amendments.engine.items import WHOLE_TEXT, amendment_of, kind_of
from amendments.engine.items import ItemKind as Kind
from amendments.engine.procedure import Profile
from amendments.engine.rules import Decision, Standing
from amendments.engine.sitting.majority import Counts, vote_kind
from amendments.engine.sitting.naming import name_item
from amendments.engine.sitting.running import Step, find_consequences
from amendments.models.procedure import load_procedure
from amendments.sitting.recording import ballot_of
from amendments.views.words import STANDINGS, sentence
from resolutions.models.languages import reader_language

TWO_THIRDS = Fraction(2, 3)
TITLES = frozenset({"M.", "Mme", "Mr", "Ms", "Mrs", "Lord", "Baroness", "Sir", "Dame"})


def item_words(number: str) -> str:
    """Return the name of an item within a sentence: "Amendment 4", "l'amendement 4"."""
    return name_item(number).words(reader_language())


def item_title(number: str) -> str:
    """Return the name of an item as a heading, without an article."""
    if kind_of(number) == Kind.TEXT:
        return _("The text as a whole")
    words = item_words(number)
    for article in ("l'", "le ", "la ", "des "):  # English has none of these
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
            return [
                _("A separate vote has been requested on %(item)s.") % {"item": name},
                _("Shall it stay in the text?"),
            ]
        case Kind.PART:
            words = [_("I put to the vote %(item)s.") % {"item": name}]
        case _:
            words = [calling(number, desk)]
    return words + falling_words(number, desk)


def calling(number: str, desk: Desk) -> str:
    """Return "I call Amendment 4, tabled by Mr Max LUCKS and others."."""
    who = tablers(find(desk, number))
    if not who:
        return _("I call %(item)s.") % {"item": item_words(number)}
    return _("I call %(item)s, tabled by %(who)s.") % {"item": item_words(number), "who": who}


def tablers(amendment: DeskAmendment) -> str:
    """Return "Mr Max LUCKS and others", or the committee that tabled it."""
    names = amendment.row.tabled_by(reader_language())
    if not names:
        return amendment.row.committee_in(reader_language())
    return _("%(name)s and others") % {"name": names[0]} if len(names) > 1 else names[0]


def find(desk: Desk, number: str) -> DeskAmendment:
    """Return the amendment of `desk` that `number` is, or is a part of."""
    whole = amendment_of(number)
    return next(one for one in desk.amendments if one.number == whole)


def falling_words(number: str, desk: Desk) -> list[str]:
    """Return what falls if the item is adopted, and what if it is rejected; nothing if nothing does."""
    ballot = ballot_of(desk)
    sayings = {
        Decision.ADOPTED: lambda count: npgettext(
            "falling",
            "If it is adopted, %(items)s falls.",
            "If it is adopted, %(items)s fall.",
            count,
        ),
        Decision.REJECTED: lambda count: npgettext(
            "falling",
            "If it is rejected, %(items)s falls.",
            "If it is rejected, %(items)s fall.",
            count,
        ),
    }
    words = []
    for decision, saying in sayings.items():
        falls = find_consequences(ballot, desk.recorded, number, decision).falls
        if falls:
            words.append(saying(len(falls)) % {"items": listed(falls)})
    return words


def listed(standings: Sequence[Standing]) -> str:
    """Return "Amendment 6 and Amendment 7"."""
    names = [item_words(one.number) for one in standings]
    if len(names) < 2:
        return "".join(names)
    return pgettext("list of items", "%(first)s and %(last)s") % {
        "first": ", ".join(names[:-1]),
        "last": names[-1],
    }


def text_words(desk: Desk) -> list[str]:
    """Return what the President says to put the text to the vote."""
    draft = desk.draft
    words = [
        _("The Assembly will now vote on the %(kind)s in %(document)s as a whole.")
        % {"kind": draft.get_kind_display(), "document": draft.document}
    ]
    profile, _times = load_procedure(draft)
    if profile.majorities[vote_kind(WHOLE_TEXT, draft.kind)].share == TWO_THIRDS:
        words.append(_("A majority of two thirds of the votes cast is required."))
    return words


def committee_words(amendment: DeskAmendment, profile: Profile) -> str:
    """Return the position of the committee as a sentence; empty when it has none."""
    code = amendment.row.committee_position
    position = position_name(profile, code) if code else ""
    return _("The committee is %(position)s.") % {"position": position} if position else ""


def passed_over_words(step: Step) -> list[str]:
    """Return why an item is passed over, a sentence for each reason."""
    return [sentence(reason.words(reader_language())) for reason in step.passed_over]


def result_words(number: str, standing: str, counts: Counts | None) -> str:
    """Return "Amendment 4: adopted, 64 in favour, 51 against, 4 abstentions"."""
    return f"{item_title(number)}: {decision_words(standing, counts)}"


def decision_words(standing: str, counts: Counts | None) -> str:
    """Return "adopted, 64 in favour, 51 against"."""
    return ", ".join([str(STANDINGS[standing]).lower(), *counted(counts)])


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
    return f"{item_title(number)}: {', '.join([str(STANDINGS[standing]).lower(), *given])}"


def short_tablers(amendment: DeskAmendment, language: str) -> str:
    """Return "M. LUCKS + 5": without first names, which a narrow column has no room for."""
    names = amendment.row.tabled_by(language)
    if not names:
        return amendment.row.committee_in(language)
    first = " ".join(part for part in names[0].split() if part.isupper() or part in TITLES)
    return " + ".join([first or names[0], *([str(len(names) - 1)] if names[1:] else [])])


def short_counts(counts: Counts | None) -> str:
    """Return "64–51–4"; empty when nothing was counted."""
    given = [str(count) for count in counts or () if count is not None]
    return "–".join(given)
