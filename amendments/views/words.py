"""The words of the pages for what the engine says in values: standings, choices, numbers, rules."""

from collections.abc import Callable, Iterable

from django.utils.functional import Promise
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, npgettext, pgettext_lazy

from amendments.engine.items import WHOLE_TEXT, amendment_of
from amendments.engine.notices import Notice
from amendments.engine.rules import FALLEN, Decision, Rule, When
from resolutions.models.languages import reader_language

STANDINGS: dict[str, str | Promise] = {
    Decision.ADOPTED: pgettext_lazy("standing", "Adopted"),
    Decision.REJECTED: pgettext_lazy("standing", "Rejected"),
    Decision.WITHDRAWN: pgettext_lazy("standing", "Withdrawn"),
    Decision.NOT_MOVED: pgettext_lazy("standing", "Not moved"),
    Decision.NOT_IN_ORDER: pgettext_lazy("standing", "Not in order"),
    FALLEN: pgettext_lazy("standing", "Fallen"),
    Decision.PENDING: pgettext_lazy("standing", "Open"),
}
# French says "la partie 1: adoptée".
STANDINGS_OF_A_PART: dict[str, str | Promise] = STANDINGS | {
    Decision.ADOPTED: pgettext_lazy("standing of a part", "Adopted"),
    Decision.REJECTED: pgettext_lazy("standing of a part", "Rejected"),
    Decision.WITHDRAWN: pgettext_lazy("standing of a part", "Withdrawn"),
    Decision.NOT_MOVED: pgettext_lazy("standing of a part", "Not moved"),
    FALLEN: pgettext_lazy("standing of a part", "Fallen"),
    Decision.PENDING: pgettext_lazy("standing of a part", "Open"),
}
# The colour and sign of a standing: amendments that nobody votes on look like withdrawn ones.
LOOKS: dict[str, str] = {
    Decision.PENDING: "open",
    Decision.NOT_MOVED: "withdrawn",
    Decision.NOT_IN_ORDER: "withdrawn",
}
CHOICES: dict[Decision, str | Promise] = {
    Decision.ADOPTED: gettext_lazy("Adopt"),
    Decision.REJECTED: gettext_lazy("Reject"),
    Decision.WITHDRAWN: gettext_lazy("Withdrawn"),
    Decision.PENDING: gettext_lazy("Not voted"),
}

# What can be decided of a paragraph or words of the draft in a separate vote.
OF_THE_DRAFT: dict[Decision, str | Promise] = {
    Decision.ADOPTED: gettext_lazy("Keep"),
    Decision.REJECTED: gettext_lazy("Reject"),
    Decision.PENDING: gettext_lazy("Not voted"),
}


def look(standing: str) -> str:
    """Return the class of the stylesheet that draws `standing`."""
    return LOOKS.get(standing, str(standing))


def tally_word(standing: str, count: int) -> str:
    """Return the word after `count` in the tally: "adopted", in the plural where a language has one."""
    words = {
        Decision.ADOPTED: npgettext("tally", "adopted", "adopted", count),
        Decision.REJECTED: npgettext("tally", "rejected", "rejected", count),
        Decision.WITHDRAWN: npgettext("tally", "withdrawn", "withdrawn", count),
        Decision.NOT_MOVED: npgettext("tally", "not moved", "not moved", count),
        Decision.NOT_IN_ORDER: npgettext("tally", "not in order", "not in order", count),
        FALLEN: npgettext("tally", "fallen", "fallen", count),
        Decision.PENDING: npgettext("tally", "open", "open", count),
    }
    return words[standing]


def said(notice: Notice) -> str:
    """Return `notice` in the reader's language, as a sentence of its own."""
    return sentence(notice.words(reader_language()))


def sentence(words: str) -> str:
    """Return `words` with a capital at the start."""
    return words[:1].upper() + words[1:]


def on_the_page(number: str) -> str:
    """Return the address of the card of `number`, of a part that of its amendment, on the page that one is on."""
    return "#desk" if number == WHOLE_TEXT else f"#am-{amendment_of(number)}"


def rule_notes(
    number: str, rules: Iterable[Rule], href: Callable[[str], str] = on_the_page
) -> tuple[SafeString, ...]:
    """Return what `rules` mean for amendment `number` or its parts, the others linked to where `href` says."""
    rules = list(rules)
    as_trigger = [rule_as_trigger(rule, number, href) for rule in rules if number in rule.triggers]
    as_dependent = [rule_as_dependent(rule, href) for rule in rules if rule.falls == number]
    of_parts = [rule_in_full(rule, href) for rule in rules if is_on_parts(rule, number)]
    return (*as_trigger, *as_dependent, *of_parts)


def is_on_parts(rule: Rule, number: str) -> bool:
    """Tell whether `rule` names parts of amendment `number`, and not the whole of it."""
    named = {*rule.triggers, rule.falls}
    return number not in named and number in {amendment_of(one) for one in named}


def rule_in_full(rule: Rule, href: Callable[[str], str]) -> SafeString:
    """Return "6 falls if 4/2 is adopted", the numbers as links."""
    return format_html("{} {}", links([rule.falls], "", href), rule_as_dependent(rule, href))


def rule_as_trigger(rule: Rule, number: str, href: Callable[[str], str]) -> SafeString:
    """Return "if adopted, 6 falls", said of amendment `number`, one of the triggers."""
    others = [other for other in rule.triggers if other != number] if rule.needs_all else []
    if others:
        words = {
            When.ADOPTED: _("if adopted together with {others}, {falls} falls"),
            When.REJECTED: _("if rejected together with {others}, {falls} falls"),
            When.EITHER: _("once decided together with {others}, {falls} falls"),
        }
    else:
        words = {
            When.ADOPTED: _("if adopted, {falls} falls"),
            When.REJECTED: _("if rejected, {falls} falls"),
            When.EITHER: _("once decided, {falls} falls"),
        }
    return format_html(
        words[rule.when],
        others=links(others, _(" and "), href),
        falls=links([rule.falls], "", href),
    )


def rule_as_dependent(rule: Rule, href: Callable[[str], str]) -> SafeString:
    """Return "falls if 4 is adopted", said of the amendment that falls."""
    if rule.needs_all and len(rule.triggers) > 1:
        words = {
            When.ADOPTED: _("falls if {triggers} are all adopted"),
            When.REJECTED: _("falls if {triggers} are all rejected"),
            When.EITHER: _("falls once {triggers} are all decided"),
        }
        return format_html(words[rule.when], triggers=links(rule.triggers, _(" and "), href))
    words = {
        When.ADOPTED: _("falls if {triggers} is adopted"),
        When.REJECTED: _("falls if {triggers} is rejected"),
        When.EITHER: _("falls once {triggers} is decided"),
    }
    return format_html(words[rule.when], triggers=links(rule.triggers, _(" or "), href))


def links(numbers: Iterable[str], joint: str, href: Callable[[str], str]) -> SafeString:
    """Return `numbers` as links to where `href` says, with `joint` between them."""
    whole = _("the text as a whole")
    pairs = ((href(number), whole if number == WHOLE_TEXT else number) for number in numbers)
    return format_html_join(joint, '<a href="{}">{}</a>', pairs)
