"""Save a written declaration: its document, its words in one language, then its signatures."""

import datetime

from django.db import transaction
from django.utils.text import slugify
from django.utils.translation import gettext as _

from resolutions.declarations.reader import CUT_OFF, read_declaration
from resolutions.declarations.values import Declaration, NotADeclarationError
from resolutions.models import Document, DocumentKind, Dossier, WrittenDeclaration
from resolutions.recording.choices import NOTHING_SAID, Choices
from resolutions.recording.signatures import save_signatures
from resolutions.recording.writing import Change, RecordingRefusedError, Saved, as_date, write


def save_declaration(
    declaration: Declaration,
    *,
    text: str,
    source: str,
    dossier: str | None = None,
    signed_on: datetime.date | None = None,
    choices: Choices = NOTHING_SAID,
    is_trial: bool = False,
) -> Saved:
    """Save a declaration whose file `source` says `text`, in the dossier with that short name.

    Signatures that an earlier version did not have get the day `signed_on`; without it the date of the file
    where that is later than the declaration's, else today's with a problem. `choices` are what a person
    said. A trial saves nothing. A file that ends in the middle is refused unless a person said that it is whole.
    Raises `RecordingRefusedError`, and then nothing is saved either.
    """
    with transaction.atomic():
        row = (
            WrittenDeclaration.objects.select_for_update().filter(number=declaration.number).first()
        )
        if not choices.is_whole:
            refuse_cut_off(declaration, row)
        if row is None:
            saved, row = create(declaration, text, source, dossier)
        else:
            refuse_other_declaration(row, declaration, dossier)
            saved = Saved(row.document.dossier.slug, is_new=False)
            if not choices.keeps_text:
                update(row, declaration, text, source, saved)
        save_signatures(row, declaration, saved, signed_on, choices)
        if is_trial:
            transaction.set_rollback(True)
    return saved


def create(
    declaration: Declaration, text: str, source: str, slug: str | None
) -> tuple[Saved, WrittenDeclaration]:
    """Save the declaration as new, in its dossier, which is made when there is none."""
    document = find_document(declaration)
    if document is None:
        document = Document(dossier=find_dossier(declaration, slug), kind=DocumentKind.WRITTEN_DECLARATION,
                            reference=declaration.reference, language=declaration.language)  # fmt: skip
    refuse_other_dossier(document, slug)
    keep_file(document, declaration, text, source)
    row = WrittenDeclaration(
        number=declaration.number,
        document=document,
        date=as_date(declaration),
        **columns(declaration),
    )
    write(row)
    return Saved(document.dossier.slug, is_new=True), row


def refuse_cut_off(declaration: Declaration, row: WrittenDeclaration | None) -> None:
    """Raise `RecordingRefusedError` for a file that ends in the middle: what it lacks would be lost unseen."""
    for problem in declaration.problems:
        if problem.code == CUT_OFF:
            raise RecordingRefusedError(
                _("The file ends in the middle, after “%(words)s”. Nothing was saved.")
                % {"words": problem.before[-60:].strip()}
            )
    if row and is_beginning_of(declaration, row):
        raise RecordingRefusedError(
            _(
                "The file ends in the middle: it has the beginning of the text that is there, "
                "and no signatories. Nothing was saved."
            )
        )


def is_beginning_of(declaration: Declaration, row: WrittenDeclaration) -> bool:
    """Tell whether the file has less of the text than is there, and none of the signatories."""
    column = f"text_{declaration.language}"
    held, text = getattr(row, column), columns(declaration)[column]
    is_shorter = held != text and held.startswith(text)
    return is_shorter and not declaration.signatories and row.signatures.exists()


def refuse_other_declaration(
    row: WrittenDeclaration, declaration: Declaration, slug: str | None
) -> None:
    refuse_other_dossier(row.document, slug)
    if row.document.reference != declaration.reference:
        raise RecordingRefusedError(
            _("Written declaration No. %(number)s is %(there)s, not %(here)s.")
            % {
                "number": row.number,
                "there": row.document.reference,
                "here": declaration.reference,
            }
        )


def update(
    row: WrittenDeclaration, declaration: Declaration, text: str, source: str, saved: Saved
) -> None:
    """Bring the declaration up to date with what the file says and an earlier version did not."""
    document = find_document(declaration) or Document(
        dossier=row.document.dossier, kind=DocumentKind.WRITTEN_DECLARATION,
        reference=declaration.reference, language=declaration.language,
    )  # fmt: skip
    before = previous_columns(document)
    changed: list[Change] = []
    for column, value in columns(declaration).items():
        held = getattr(row, column)
        if not value or value == held:
            continue
        if before.get(column) == value:
            saved.changes.append(Change("kept", column, held, value))
            continue
        setattr(row, column, value)
        changed.append(Change("changed", column, held, value))
    if changed:
        saved.changes += changed
        write(row)
    keep_file(document, declaration, text, source)


def find_document(declaration: Declaration) -> Document | None:
    """Return the document of this declaration in its language, if it is there."""
    return Document.objects.filter(
        kind=DocumentKind.WRITTEN_DECLARATION,
        reference=declaration.reference,
        language=declaration.language,
    ).first()


def find_dossier(declaration: Declaration, slug: str | None) -> Dossier:
    """Return the dossier with this short name; a new one is not published, and is called after the Doc."""
    wanted = slug or slugify(declaration.reference)
    dossier = Dossier.objects.filter(slug=wanted).first()
    if dossier is None:
        title = slug.replace("-", " ").capitalize() if slug else declaration.title[:300]
        dossier = Dossier(slug=wanted, **{f"title_{declaration.language}": title})
        write(dossier)
    return dossier


def refuse_other_dossier(document: Document, slug: str | None) -> None:
    if slug and document.dossier.slug != slug:
        raise RecordingRefusedError(
            _("%(reference)s is in the dossier %(there)s, not in %(dossier)s.")
            % {"reference": document.reference, "there": document.dossier.slug, "dossier": slug}
        )


def keep_file(document: Document, declaration: Declaration, text: str, source: str) -> None:
    """Keep the file itself; nothing is written when it is the one that is kept already."""
    if document.pk and document.text == text:
        return
    document.text, document.source = text, source
    document.date = document.date or as_date(declaration)
    setattr(document, f"title_{declaration.language}", declaration.title)
    write(document)


def columns(declaration: Declaration) -> dict[str, str]:
    """Return the columns of the declaration that are in its language."""
    language = declaration.language
    return {
        f"title_{language}": declaration.title,
        f"text_{language}": "\n\n".join(declaration.paragraphs),
        f"disclaimer_{language}": declaration.disclaimer,
    }


def previous_columns(document: Document) -> dict[str, str]:
    """Return what the version said that was imported before, to tell its words from people's corrections."""
    try:
        return columns(read_declaration(document.text, document.language))
    except NotADeclarationError:
        return {}
