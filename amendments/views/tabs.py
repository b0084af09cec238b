"""The pages of one draft, as links at the top of each of them."""

from dataclasses import dataclass
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy, pgettext_lazy

from amendments.desk import Desk

PAGES: dict[str, str | Promise] = {
    "draft": pgettext_lazy("page", "Text"),
    "amendments": gettext_lazy("Amendments"),
    "rules": gettext_lazy("Rules"),
    "committee": pgettext_lazy("page", "Committee"),
    "votes": gettext_lazy("How it is voted"),
    "outcomes": gettext_lazy("Possible texts"),
    "compare": gettext_lazy("Compare votes"),
    "sitting-record": gettext_lazy("Sitting"),
}


@dataclass(frozen=True, slots=True)
class Tab:
    """A link to one of the pages."""

    name: str | Promise
    href: str
    is_current: bool


def make_tabs(desk: Desk, current: str) -> list[Tab]:
    """Return the pages of the draft of `desk`, in its language; `current` is the one they stand on."""
    return [
        Tab(words, in_language(reverse(name, args=[desk.draft.pk]), desk), name == current)
        for name, words in PAGES.items()
    ]


def make_languages(desk: Desk, path: str) -> list[tuple[str, str, bool]]:
    """Return code, address and whether it is shown, of each language of the text when there is a choice."""
    languages = desk.draft.languages
    return [
        (code, f"{path}?{urlencode({'language': code})}", code == desk.language)
        for code in (languages if len(languages) > 1 else ())
    ]


def in_language(path: str, desk: Desk) -> str:
    """Return `path`, with the language of `desk` where the draft has more than one."""
    is_named = len(desk.draft.languages) > 1
    return f"{path}?{urlencode({'language': desk.language})}" if is_named else path
