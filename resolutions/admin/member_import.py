"""The import of a list of members: a preview first, errors beside the row, all of it or nothing."""

import base64
from typing import Any

import tablib
from django import forms
from django.contrib import messages
from django.core import signing
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from import_export.admin import ImportMixin
from import_export.fields import Field
from import_export.formats.base_formats import Format
from import_export.forms import ConfirmImportForm, ImportForm
from import_export.resources import ModelResource
from import_export.tmp_storages import BaseStorage
from import_export.widgets import CharWidget, Widget

from resolutions.directory import folded_name
from resolutions.known import Known
from resolutions.member_lists import COLUMNS, ListRefusedError, as_table, read_members
from resolutions.models import Honorific, Member

REASON = "import of a list of members"  # stands in the history of every row that an import wrote
ONE_DAY = 24 * 60 * 60  # seconds between the preview and its confirmation
HONORIFICS = {
    **dict.fromkeys(("mr", "m", "monsieur", "sir", "lord"), Honorific.MR),
    **dict.fromkeys(("ms", "mrs", "miss", "mme", "mlle", "madame", "lady"), Honorific.MS),
}


class HonorificWidget(Widget):
    def clean(self, value: str, row: Any = None, **kwargs: Any) -> str:
        if value and folded_name(value) not in HONORIFICS:
            raise ValueError(_("“%s” is neither Mr nor Ms.") % value)
        return HONORIFICS[folded_name(value)] if value else ""


class KnownWidget(Widget):
    """A delegation or a group by its code or its name in either language."""

    def __init__(self, find: str, message: Any) -> None:
        super().__init__()
        self.find, self.message = find, message
        self.known: Known | None = None

    def clean(self, value: str, row: Any = None, **kwargs: Any) -> Any:
        if not value:
            return None
        assert self.known is not None
        found = getattr(self.known, self.find)(value)
        if found is None:
            raise ValueError(self.message % value)
        return found


class MemberResource(ModelResource):
    """The rows of a list as members. A member is known by name and delegation, however the name is accented."""

    first_name = Field(attribute="first_name", column_name="first name", widget=CharWidget())
    last_name = Field(attribute="last_name", column_name="last name", widget=CharWidget())
    honorific = Field(attribute="honorific", column_name="honorific", widget=HonorificWidget())
    delegation = Field(
        attribute="delegation",
        column_name="delegation",
        widget=KnownWidget("delegation", gettext_lazy("There is no delegation “%s”.")),
    )
    political_group = Field(
        attribute="political_group",
        column_name="group",
        widget=KnownWidget("group", gettext_lazy("There is no group “%s”.")),
    )

    class Meta:
        model = Member
        fields = ("first_name", "last_name", "honorific", "delegation", "political_group")
        import_id_fields = ("first_name", "last_name", "delegation")
        skip_unchanged = True
        store_instance = True
        use_transactions = True

    def before_import(self, dataset: Any, **kwargs: Any) -> None:
        self.known = Known()
        self.seen: set[tuple[str, str, str]] = set()
        for name in ("delegation", "political_group"):
            self.fields[name].widget.known = self.known
        members = self.known.members.values()
        self.held = {
            self.key(row.first_name, row.last_name, row.delegation): row for row in members
        }

    @staticmethod
    def key(first: str, last: str, delegation: Any) -> tuple[str, str, str]:
        return folded_name(first), folded_name(last), delegation.code if delegation else ""

    def before_import_row(self, row: Any, **kwargs: Any) -> None:
        """Refuse a row that repeats one, and one that may be a member whose delegation is not known."""
        delegation = self.known.delegation(row["delegation"])
        key = self.key(row["first name"], row["last name"], delegation)
        if key in self.seen:
            raise ValidationError(_("This member is in the list twice."))
        self.seen.add(key)
        if delegation and key not in self.held and (key[0], key[1], "") in self.held:
            raise ValidationError(
                _(
                    "There is a member of this name without a delegation. Enter the delegation there first."
                )
            )

    def get_instance(self, instance_loader: Any, row: Any) -> Member | None:
        delegation = self.known.delegation(row["delegation"])
        return self.held.get(self.key(row["first name"], row["last name"], delegation))

    def validate_instance(
        self, instance: Member, import_validation_errors: Any = None, validate_unique: bool = True
    ) -> None:
        """Check the names alone: delegation and group are rows, and `key` knows who is there twice.

        Asking the database again for each row took most of the time of a long list.
        """
        errors = dict(import_validation_errors or {})
        try:
            instance.clean_fields(exclude={*errors, "delegation", "political_group"})
        except ValidationError as error:
            errors = error.update_error_dict(errors)
        if errors:
            raise ValidationError(errors)

    def before_save_instance(self, instance: Any, row: Any, **kwargs: Any) -> None:
        instance._change_reason = REASON


class MemberList(Format):
    """CSV or XLSX, whichever the file is; the list itself tells its `encoding`."""

    def __init__(self, encoding: str | None = None) -> None:
        self.encoding = encoding

    def get_title(self) -> str:
        return "CSV, XLSX"

    def can_import(self) -> bool:
        return True

    def create_dataset(self, in_stream: bytes) -> tablib.Dataset:
        return tablib.Dataset(*as_table(read_members(in_stream)), headers=list(COLUMNS))


class SignedStorage(BaseStorage):
    """Keeps the file in the page of its preview, signed: the application keeps no state of its own."""

    def save(self, data: bytes) -> None:
        packed = base64.b64encode(data).decode()
        self.name = signing.dumps(packed, salt="member list", compress=True)

    def read(self) -> bytes:
        return base64.b64decode(signing.loads(self.name, salt="member list", max_age=ONE_DAY))

    def remove(self) -> None:
        """There is nothing to remove."""


class MemberImportForm(ImportForm):
    """Refuses what is no list of members, with the reason beside the file."""

    def clean_import_file(self) -> Any:
        file = self.cleaned_data["import_file"]
        try:
            rows = read_members(file.read(1_000_001))
        except ListRefusedError as error:
            raise forms.ValidationError(str(error)) from error
        if not rows:
            raise forms.ValidationError(_("The list has no rows."))
        file.seek(0)
        return file


class MemberConfirmForm(ConfirmImportForm):
    def clean_import_file_name(self) -> str:
        name = self.cleaned_data["import_file_name"]
        try:
            SignedStorage(name=name).read()
        except signing.BadSignature as error:
            raise forms.ValidationError(
                _("The preview is too old, or was changed on the way. Choose the file again.")
            ) from error
        return name

    def clean_format(self) -> str:
        return "0"

    def clean_resource(self) -> str:
        return "0"


class MemberImportMixin(ImportMixin):
    """The pages of the import, for those who may add and change members."""

    resource_classes = [MemberResource]
    import_form_class = MemberImportForm
    confirm_form_class = MemberConfirmForm
    tmp_storage_class = SignedStorage
    import_template_name = "admin/resolutions/member/import.html"

    def has_import_permission(self, request: HttpRequest) -> bool:
        return self.has_add_permission(request) and self.has_change_permission(request)

    def get_import_formats(self) -> list[type[Format]]:
        return [MemberList]

    def get_import_data_kwargs(self, **kwargs: Any) -> dict[str, Any]:
        kwargs.pop("form", None)
        return {**kwargs, "rollback_on_validation_errors": True}

    def process_result(self, result: Any, request: HttpRequest) -> HttpResponse:
        """Say what was saved; when something changed since the preview that forbids a row, nothing was."""
        if result.has_errors() or result.has_validation_errors():
            messages.error(
                request,
                _(
                    "Nothing was saved: what is kept has changed since the preview. Look at it again."
                ),
            )
            return redirect("admin:resolutions_member_import")
        return super().process_result(result, request)
