"""The form in which a person writes over the text: the words in each language, the number, the names."""

import hashlib
import re
from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import get_language_info, gettext_lazy
from django.utils.translation import gettext as _

from amendments.engine.proposals import Act
from amendments.tabling.proposing import Target, Words

LONGEST = 20_000  # characters of edited words; the longest paragraph of a draft has some thousands
CHARACTERS_A_ROW = 90
ROWS = 3, 16  # the least and the most that a field shows at once
LONGEST_NAME = 200
MOST_NAMES = 100


class TablingForm(forms.Form):
    """The words of `target` as tabled, to be edited. `shown` is the proposal that the person saw."""

    number = forms.CharField(
        label=gettext_lazy("Number"),
        required=False,
        max_length=20,
        help_text=gettext_lazy(
            "Only where one is printed. Left empty, it is the next one of the oral series."
        ),
    )
    signatories = forms.CharField(
        label=gettext_lazy("Tabled by"),
        required=False,
        max_length=LONGEST_NAME * MOST_NAMES,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=gettext_lazy("One name a line, such as Ms Laura CASTEL. It may stay empty."),
    )
    shown = forms.CharField(required=False, widget=forms.HiddenInput)
    base = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(
        self,
        *args: Any,
        target: Target,
        words: Sequence[Words],
        names_language: bool,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.label_suffix = ""
        self.words = words
        self.target = target
        self.base_mark = mark_of(words)
        for one in words:
            self.fields[one.key] = field_of(one, target, words, names_language=names_language)
        self.order_fields([one.key for one in words])

    def clean_signatories(self) -> tuple[str, ...]:
        lines = (" ".join(line.split()) for line in self.cleaned_data["signatories"].split("\n"))
        return tuple(line for line in lines if line)

    def edited(self) -> dict[str, str]:
        """Return the edited words by key."""
        return {
            one.key: tidy(self.cleaned_data[one.key], one.before)
            for one in self.words
            if one.key in self.data  # what was not sent is as it was
        }

    @property
    def is_on_older_text(self) -> bool:
        """The words of the draft are others than when the person opened the form."""
        return bool(self.data.get("base")) and self.data["base"] != self.base_mark

    def shows(self, mark: str) -> None:
        """Let the form that is sent back next say that the proposal with this `mark` was seen."""
        sent = {name: self.data[name] for name in self.data}
        self.data = sent | {"shown": mark, "base": self.base_mark}


def field_of(
    words: Words, target: Target, everything: Sequence[Words], *, names_language: bool
) -> forms.CharField:
    """Return the field in which `words` are edited."""
    rows = min(max(len(words.before) // CHARACTERS_A_ROW + 2, ROWS[0]), ROWS[1])
    return forms.CharField(
        label=label_of(words, target, everything, names_language=names_language),
        required=False,
        strip=False,
        initial=words.before,
        max_length=max(LONGEST, 2 * len(words.before)),
        widget=forms.Textarea(attrs={"rows": rows, "lang": words.language, "spellcheck": "true"}),
        help_text=help_of(target, is_alone=not names_language),
    )


def label_of(
    words: Words, target: Target, everything: Sequence[Words], *, names_language: bool
) -> str:
    """Return "Paragraph 7 as tabled (French)"."""
    named = {
        Act.EDIT: _("Paragraph %(number)s of the draft as tabled"),
        Act.BEFORE: _("New paragraph before paragraph %(number)s"),
        Act.AFTER: _("New paragraph after paragraph %(number)s"),
        Act.TITLE: _("Title of the draft as tabled"),
        None: _("New text of amendment %(number)s as tabled"),
    }
    label = named[target.act] % {"number": target.number}
    alike = [one for one in everything if one.language == words.language]
    if len(alike) > 1:
        label += _(", part %(count)s") % {"count": alike.index(words) + 1}
    if names_language:
        label += f" ({get_language_info(words.language)['name_translated']})"
    return label


def help_of(target: Target, *, is_alone: bool) -> str:
    """Return what the person should do in a field."""
    if target.act in {Act.BEFORE, Act.AFTER}:
        help_text = _("Each line is a paragraph.")
    else:
        help_text = _("Write over the words until they stand as they shall read.")
    if is_alone:
        return help_text
    return f"{help_text} " + _("Left as it is, this language is marked for a person to do later.")


def tidy(written: str, before: str) -> str:
    """Return `written` without what a form adds or a finger slips in: line ends, spaces at the ends or twice."""
    words = re.sub(r"\r\n?", "\n", written).strip()
    if words == before.strip():
        return before
    return words if "  " in before else re.sub(r" {2,}", " ", words)


def mark_of(words: Sequence[Words]) -> str:
    """Return a mark of the words as tabled, by which one knows whether they have changed."""
    everything = "\0".join(f"{one.key}\0{one.before}" for one in words)
    return hashlib.sha256(everything.encode()).hexdigest()[:16]
