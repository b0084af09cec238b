"""The page of a document under review: what it is, and its text with what is left out of it."""

import difflib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from amendments.importing.filed import (
    choices_of,
    document_before,
    facts_of,
    reading_of,
    text_of,
)
from amendments.importing.placing import wanted_slug
from amendments.importing.saying import said_of
from amendments.models import ImportReview
from amendments.views.differences import difference
from amendments.views.imports.asking import (
    Asked,
    SentAnswer,
    Table,
    given_answers,
    with_what_was_refused,
)
from amendments.views.imports.declaration import Changed
from amendments.views.imports.paging import nothing_open, page_of
from amendments.views.imports.saying_forms import (
    DateForm,
    KeepLineForm,
    LanguageForm,
    LeaveOpenForm,
    LineForm,
    ReferenceForm,
    SayForm,
    SourceForm,
    TextForm,
    TitleForm,
)
from amendments.views.imports.words import cut
from resolutions.filing import Facts, FilingRefusedError
from resolutions.models import Document, Language
from resolutions.models.documents import tidy_reference
from resolutions.reading.choices import Choice, fitting, line_key
from resolutions.reading.lines import all_lines
from resolutions.reading.values import Passage, Reading, Reason

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

A_PART = 200  # lines that are drawn at a time
MOST_CHARACTERS = 20_000  # of a line
MOST_CHANGES = 100
FIELDS: "dict[str, tuple[StrOrPromise, type[SayForm]]]" = {
    "title": (gettext_lazy("title"), TitleForm),
    "date": (gettext_lazy("date"), DateForm),
    "language": (gettext_lazy("language"), LanguageForm),
    "source": (gettext_lazy("source"), SourceForm),
    "reference": (gettext_lazy("reference"), ReferenceForm),
    "text": (gettext_lazy("text"), TextForm),
}
REASONS: "dict[Reason, StrOrPromise]" = {
    Reason.NAVIGATION: gettext_lazy("navigation of the site"),
    Reason.SHARING: gettext_lazy("share line"),
    Reason.COOKIES: gettext_lazy("notice about cookies"),
    Reason.SITE: gettext_lazy("notice of the site"),
    Reason.PICTURE: gettext_lazy("caption of a picture"),
    Reason.ORNAMENT: gettext_lazy("ornament"),
    Reason.PERSON: gettext_lazy("left out by hand"),
    Reason.HEAD: gettext_lazy("kept as title, date or source"),
}


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the file: of the text, with who begins to speak, or left out, with the reason."""

    number: int
    text: str
    left_out: "StrOrPromise" = ""
    called: str = ""
    form: SayForm | None = None


@dataclass(frozen=True, slots=True)
class Fact:
    """A field of the document, as it will be saved."""

    about: str
    name: "StrOrPromise"
    value: str


def draw_document(
    request: HttpRequest, row: ImportReview, sent: SentAnswer | None, locked: str
) -> dict[str, Any]:
    """Return what the page shows. What is there already is shown only to those who may read it."""
    before, problem = (None, "") if locked else there_already(row)
    reading = reading_of(row, before)
    given, found = facts_of(row, reading)
    table = Table(row, sent)
    questions = list(asked_of(row, table, given, found))
    path = reverse("import-review", args=[row.pk])
    printed = all_lines(text_of(row))
    lines, pages = page_of(request, path, "part", lines_of(reading), A_PART)
    mending = mending_forms(row, table, given, found, wanted_field(request, sent))
    pages_query = nothing_open(request).urlencode()
    return {
        "facts": list(facts_shown(given, found)),
        "title": given.title or found.title,
        "language": given.language,
        "reading": reading,
        "rows": [drawn_line(line, table, printed) for line in lines],
        "of_parts": pages,
        "asked": with_what_was_refused(questions, mending, sent, Places()),
        "questions": len(questions),
        "stops": [one for one in questions if one.is_needed],
        "needs_dossier": wanted_slug(row) is None,
        "mending": mending,
        "given": given_answers(row, Places(), values_words),
        "locked": locked,
        "answer_href": f"{reverse('answer-import', args=[row.pk])}?{pages_query}",
        "problem": problem,
        "is_there": before is not None,
        "changes": list(changes_of(before, given, found, row)) if before else [],
    }


def asked_of(row: ImportReview, table: Table, given: Facts, found: Facts) -> Iterator[Asked]:
    """Yield what the file does not say and nobody has said yet."""
    said = said_of(row)
    if not (given.title or found.title or given.reference):
        words = _("What is its title? None was found.")
        yield Asked(
            "title", _("head"), words, forms=[table.form(TitleForm, "title")], is_needed=True
        )
    if not (given.date or found.date) and "no-date" not in said:
        forms = [table.form(DateForm, "date"), table.form(LeaveOpenForm, "no-date")]
        yield Asked("no-date", _("head"), _("What is its date? None is printed."), forms=forms)
    if found.source == row.name and not given.source and "no-source" not in said:
        words = _("Where does it come from? The file does not say.")
        detail = _("Without an answer, the name of the file is noted.")
        forms = [table.form(SourceForm, "source"), table.form(LeaveOpenForm, "no-source")]
        yield Asked("no-source", _("head"), words, detail, forms=forms)


def facts_shown(given: Facts, found: Facts) -> Iterator[Fact]:
    """Yield the fields as they will be saved."""
    day = given.date or found.date
    values = {
        "title": given.title or found.title,
        "date": date_format(day, "j F Y") if day else "",
        "language": str(Language(given.language).label),
        "source": given.source or found.source,
        "reference": tidy_reference(given.reference),
    }
    for about, value in values.items():
        yield Fact(about, FIELDS[about][0], value)


def lines_of(reading: Reading) -> list[Line]:
    """Return the lines of the file in their order, those of the text and those left out."""
    kept = [Line(one.line, one.text, called=called_words(one)) for one in reading.passages]
    out = [Line(one.line, one.text, left_out=REASONS[one.reason]) for one in reading.left_out]
    return sorted([*kept, *out], key=lambda line: line.number)


def called_words(passage: Passage) -> str:
    return passage.called if passage.opens else ""


def drawn_line(line: Line, table: Table, printed: Sequence[str]) -> Line:
    """Return a line as the page shows it; one of the text can be left out, one left out put back."""
    shown = cut(line.text, MOST_CHARACTERS)
    about = line_key(line.number, printed[line.number - 1])
    if line.left_out:
        return replace(line, text=shown, form=table.form(KeepLineForm, about))
    return replace(line, text=shown, form=table.form(LineForm, about))


def wanted_field(request: HttpRequest, sent: SentAnswer | None) -> str:
    wanted = request.GET.get("mend", "")
    return sent.form.about if sent and not wanted else wanted


def mending_forms(
    row: ImportReview, table: Table, given: Facts, found: Facts, wanted: str
) -> dict[str, Any] | None:
    """Return the form that mends the field which the address wants, None for nothing."""
    if wanted not in FIELDS:
        return None
    name, kind = FIELDS[wanted]
    value = text_of(row) if wanted == "text" else getattr(given, wanted) or getattr(found, wanted)
    return {"name": name, "forms": [table.form(kind, wanted, value=value)]}


class Places(dict[str, str]):
    """What an answer is about, in words."""

    def __missing__(self, about: str) -> str:
        if about in FIELDS:
            return str(FIELDS[about][0])
        if about.startswith("line-"):
            return _("line %(number)s") % {"number": about.split("-")[1]}
        return {"no-date": _("date"), "no-source": _("source")}.get(about, _("question"))


def values_words(about: str, values: dict[str, Any]) -> str:
    """Return what an answer says, in few words."""
    if values.get("left_out"):
        return _("left out")
    if values.get("kept"):
        return _("put back")
    return _("left open") if "accepted" in values else str(values.get("value", ""))[:160]


# What changes


def there_already(row: ImportReview) -> tuple[Document | None, str]:
    """Return the document that the import would change, and why it cannot be said which ("" when it can)."""
    try:
        return document_before(row), ""
    except FilingRefusedError as error:
        return None, str(error)


def changes_of(
    before: Document, given: Facts, found: Facts, row: ImportReview
) -> Iterator[Changed]:
    """Yield what changes of a document, as its filing does it: what people say, else what is empty."""
    held = {
        "title": getattr(before, f"title_{given.language}"),
        "date": before.date.isoformat() if before.date else "",
        "source": before.source,
    }
    for about, value in held.items():
        wanted = str(getattr(given, about) or value or getattr(found, about) or "")
        if wanted != value:
            yield Changed(str(FIELDS[about][0]), difference(value, wanted))
    yield from changed_lines(before.text, text_of(row))
    yield from chosen_anew(before, row)


def chosen_anew(before: Document, row: ImportReview) -> Iterator[Changed]:
    """Yield the lines that readers no longer see, or see again."""
    for key, choice in fitting(text_of(row), choices_of(row)).items():
        if before.line_choices.get(key) != choice:
            words = _("left out") if choice == Choice.OUT else _("put back")
            yield Changed(f"{Places()[key]}: {words}")


def changed_lines(before: str, after: str) -> Iterator[Changed]:
    """Yield the lines that differ, those that belong together as one change."""
    old, new = before.splitlines(), after.splitlines()
    matcher = difflib.SequenceMatcher(None, old, new, autojunk=True)
    parts = [part for part in matcher.get_opcodes() if part[0] != "equal"]
    for _tag, start, end, start_new, end_new in parts[:MOST_CHANGES]:
        gone, come = " ".join(old[start:end]), " ".join(new[start_new:end_new])
        where = _("line %(number)s") % {"number": start + 1}
        yield Changed(where, difference(cut(gone, 3000), cut(come, 3000)))
    if len(parts) > MOST_CHANGES:
        more = len(parts) - MOST_CHANGES
        yield Changed(ngettext("and one more", "and %(count)s more", more) % {"count": more})
