"""The form that adds a signature to a declaration: the name is matched to a member, or asked about."""

from typing import Any

from django import forms
from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from resolutions.known import Known
from resolutions.models import Delegation, PoliticalGroup, Signature, WrittenDeclaration

NOBODY = "0"  # the answer that it is none of the members asked about


class SignatureForm(forms.Form):
    """A signature as it is printed. When the name could be several members', or is not quite one's, it asks."""

    name = forms.CharField(
        label=gettext_lazy("Name"),
        max_length=200,
        help_text=gettext_lazy("As printed, e.g. GERMAN Michael."),
    )
    delegation = forms.ModelChoiceField(
        label=gettext_lazy("National delegation"),
        queryset=Delegation.objects.all(),
        empty_label=gettext_lazy("not known"),
        required=False,
    )
    political_group = forms.ModelChoiceField(
        label=gettext_lazy("Political group"),
        queryset=PoliticalGroup.objects.all(),
        empty_label=gettext_lazy("not known"),
        required=False,
    )
    signed_on = forms.DateField(
        label=gettext_lazy("Signed on"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )
    member = forms.ChoiceField(
        label=gettext_lazy("Which member is it?"),
        required=False,
        choices=(),
        widget=forms.RadioSelect,
    )

    def __init__(self, declaration: WrittenDeclaration, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{"label_suffix": "", **kwargs})
        self.declaration = declaration
        self.known = Known() if self.is_bound else None
        self.asked = self.candidates()
        if self.asked:
            member = self.fields["member"]
            assert isinstance(member, forms.ChoiceField)
            member.choices = [*self.asked, (NOBODY, _("none of these, or not in the list"))]
        else:
            del self.fields["member"]

    def candidates(self) -> list[tuple[str, str]]:
        """Return the members to ask about, by their keys; none when the name is certain or nobody's."""
        if self.known is None:
            return []
        rows = [self.known.members[key] for key in self.match().candidates]
        return [
            (str(row.pk), f"{row} ({row.delegation})" if row.delegation else str(row))
            for row in rows
        ]

    def match(self) -> Any:
        assert self.known is not None
        code = next(
            (
                one.code
                for one in self.known.delegations.values()
                if str(one.pk) == self.data.get("delegation")
            ),
            "",
        )
        return self.known.match(self.data.get("name", ""), code)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if self.asked and not cleaned.get("member") and "member" not in self.errors:
            self.add_error("member", _("The name could be that of a member: please choose."))
        if not self.errors:
            self.signature = self.build(cleaned)
            self.check()
        return cleaned

    def build(self, cleaned: dict[str, Any]) -> Signature:
        """Return the unsaved signature; what was left open is taken from the member, who is certain."""
        assert self.known is not None
        key = self.match().certain or int(cleaned.get("member") or NOBODY)
        member = self.known.members.get(key)
        delegation = cleaned["delegation"] or (member.delegation if member else None)
        group = cleaned["political_group"] or (member.political_group if member else None)
        return Signature(
            declaration=self.declaration,
            name=" ".join(cleaned["name"].split()),
            country=delegation.name if delegation else "",
            group_name=group.short_name_in(None) if group else "",
            member=member,
            delegation=delegation,
            political_group=group,
            signed_on=cleaned["signed_on"],
            position=next_position(self.declaration),
        )

    def check(self) -> None:
        """Put what speaks against the signature beside the fields."""
        name = self.signature.name
        if self.declaration.signatures.filter(name=name).exists():
            self.add_error("name", _("This name is already under the declaration."))
            return
        try:
            self.signature.clean()
            self.signature.validate_constraints()
        except forms.ValidationError as error:
            for field, messages in error.message_dict.items():
                self.add_error(field if field in self.fields else "name", messages)

    def save(self) -> Signature:
        """Save the signature as the last one, whoever else signs at the same moment."""
        with transaction.atomic():
            WrittenDeclaration.objects.select_for_update().get(pk=self.declaration.pk)
            self.signature.position = next_position(self.declaration)
            self.signature.save()
        return self.signature


def next_position(declaration: WrittenDeclaration) -> int:
    return (declaration.signatures.aggregate(last=Max("position"))["last"] or 0) + 1
