"""Read a compendium from a Word file (DOCX), as it reads with all tracked changes accepted."""

from lxml import etree

from amendments.compendium.compendium import Finding, NotACompendiumError
from amendments.compendium.formats.extract import Extract
from amendments.compendium.formats.leaving_out import count, footnotes, struck, told
from amendments.compendium.formats.sheet import plain_text
from amendments.compendium.formats.word_body import NO_SIGN, Body
from amendments.compendium.formats.word_markup import name, value
from amendments.compendium.formats.word_numbering import Numbering
from amendments.compendium.formats.word_package import DAMAGED, Package
from amendments.compendium.formats.word_styles import Styles


def text_of_docx(raw: bytes) -> Extract:
    """Return the text of a Word file with its automatic numbers, without headers and footnotes.

    Tracked changes are accepted, and the repairs say how many. Raises `NotACompendiumError` for
    what cannot be read.
    """
    package = Package(raw)
    styles = Styles(package.related("styles"))
    body = Body(styles, Numbering(package.related("numbering"), styles.list_of_style))
    try:
        body.read(package.main)
    except etree.LxmlError as error:
        raise NotACompendiumError(DAMAGED) from error
    if not body.is_found:
        raise NotACompendiumError(DAMAGED)
    notes = [
        text
        for kind, called in body.called.items()
        for text in _notes(package.related(kind) if called else None, called)
    ]
    return Extract(plain_text(body.sheet.blocks), tuple(_repairs(body, notes)))


def _notes(part: etree._Element | None, called: list[str]) -> list[str]:
    """Return the texts of the notes that the text calls, in the order of the calls."""
    found = {value(one, "id"): _words(one) for one in part} if part is not None else {}
    return [found.get(one, "") for one in called]


def _words(element: etree._Element) -> str:
    """Return the words of a note in one line."""
    texts = (one.text or "" for one in element.iter() if name(one) == "t")
    return " ".join("".join(texts).split())


def _repairs(body: Body, notes: list[str]) -> list[Finding]:
    repairs = []
    changes = len(body.inserted) + len(body.deleted)
    if changes:
        insertions = count(len(body.inserted), "insertion")
        deletions = count(len(body.deleted), "deletion")
        said = count(changes, "tracked change was", "tracked changes were")
        message = f"{said} accepted: {insertions} and {deletions}."
        repairs.append(told("tracked-changes", message, before=body.deleted, after=body.inserted))
    repairs += footnotes(body.typed_calls + len(notes), notes)
    if body.hidden:
        message = f"{count(len(body.hidden), 'piece')} of hidden text left out."
        repairs.append(told("hidden-text", message, before=body.hidden))
    repairs += struck(body.struck)
    if body.signs:
        said = count(body.signs, "sign has", "signs have")
        message = f"{said} no letter; “{NO_SIGN}” stands there."
        repairs.append(told("unknown-sign", message))
    return repairs
