"""What a file is taken for, and where it goes: said in words, and the forms that change it."""

from typing import Any

from django import forms
from django.contrib.auth.models import AnonymousUser, User
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from amendments.importing.recognising import Why
from amendments.models import ImportReview, ReviewKind
from resolutions.access import readable_dossiers
from resolutions.models import Dossier, Language


def kind_choices(empty: Any) -> list[tuple[str, Any]]:
    return [("", empty), *ReviewKind.choices]


def mark_words(row: ImportReview) -> str:
    """Return by what the file was taken for what it is, or why that is in doubt; "" before it is read."""
    why, shown = row.mark.get("why", ""), row.mark.get("shown", "")
    if why in {Why.AMENDMENTS, Why.SPEAKERS, Why.BULLETS}:
        return counted_words(why, int(shown))
    if why == Why.SEVERAL:
        names = dict(ReviewKind.choices)
        kinds = [str(names.get(kind, kind)) for kind in shown.split(",")]
        return _("It could be: %(kinds)s.") % {"kinds": ", ".join(kinds)}
    words = {
        Why.TITLE: _("It calls itself “%(shown)s”."),
        Why.CALLED: _("It calls itself “%(shown)s”."),
        Why.NUMBER: _("It prints “%(shown)s”, and those who signed declare."),
        Why.SITE: _("The lines of a web site stand around it, such as “%(shown)s”."),
        Why.SAID: _("%(shown)s said so."),
        Why.NOTHING: _("Nothing in it says what it is."),
    }.get(why, "")
    return words % {"shown": shown}


def counted_words(why: str, count: int) -> str:
    """Return a mark that is a number of things, in words."""
    words = {
        Why.AMENDMENTS: ngettext(
            "It prints a draft and one amendment.",
            "It prints a draft and %(count)s amendments.",
            count,
        ),
        Why.SPEAKERS: ngettext(
            "It has one turn with the name of a speaker before it.",
            "It has %(count)s turns, each with the name of a speaker before it.",
            count,
        ),
        Why.BULLETS: ngettext(
            "It is a list of one point.",
            "It is a list of %(count)s points, as in a briefing.",
            count,
        ),
    }
    return words[Why(why)] % {"count": count}


class KindForm(forms.Form):
    """What a file is, and its language. It is read anew as that."""

    kind = forms.ChoiceField(label=gettext_lazy("It is"))
    language = forms.ChoiceField(
        label=gettext_lazy("Language"),
        required=False,
        choices=[("", gettext_lazy("found out from the file")), *Language.choices],
    )
    revision = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, row: ImportReview, sent: Any = None) -> None:
        first = {"kind": row.kind, "language": row.language, "revision": row.revision}
        super().__init__(sent, initial=first, auto_id="kind-%s", label_suffix="")
        choice = self.fields["kind"]
        assert isinstance(choice, forms.ChoiceField)
        choice.choices = ReviewKind.choices if row.kind else kind_choices(_("please choose"))


class DossierForm(forms.Form):
    """Where a file goes: into a dossier that is there, or into a new one."""

    dossier = forms.ModelChoiceField(
        label=gettext_lazy("Dossier"),
        queryset=Dossier.objects.none(),
        required=False,
        to_field_name="slug",
    )
    new_dossier = forms.CharField(
        label=gettext_lazy("or a new one, with the title"), required=False, max_length=300
    )
    revision = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, row: ImportReview, user: User | AnonymousUser, sent: Any = None) -> None:
        first = {
            "dossier": row.dossier.slug if row.dossier else "",
            "new_dossier": row.new_dossier,
            "revision": row.revision,
        }
        super().__init__(sent, initial=first, auto_id="dossier-%s", label_suffix="")
        choice = self.fields["dossier"]
        assert isinstance(choice, forms.ModelChoiceField)
        choice.queryset = readable_dossiers(user)
        choice.empty_label = (
            _("that of its Doc., or a new one")
            if row.is_compendium or row.is_declaration
            else _("please choose")
        )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        return refuse_two_dossiers(self, cleaned)


def refuse_two_dossiers(form: forms.Form, cleaned: dict[str, Any]) -> dict[str, Any]:
    """Put an error beside the new title when it is none, or a dossier was chosen as well."""
    title = " ".join((cleaned.get("new_dossier") or "").split())
    cleaned["new_dossier"] = title
    if title and cleaned.get("dossier"):
        form.add_error("new_dossier", _("Choose a dossier or name a new one, not both."))
    elif title and not slugify(title):
        form.add_error("new_dossier", _("Its title needs letters or figures."))
    return cleaned
