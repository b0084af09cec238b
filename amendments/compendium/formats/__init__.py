"""The door through which every file comes in: whatever its format, the same `Compendium`.

Each format gives the text that a plain-text file would have (`extract`), and `read_compendium`
reads that: one set of rules mends what the printing tore, whatever the file was.
"""

from collections.abc import Callable
from dataclasses import replace
from importlib import import_module

from amendments.compendium.compendium import Compendium, NotACompendiumError
from amendments.compendium.decode import SIZE_LIMIT, decode
from amendments.compendium.formats.extract import Extract
from amendments.compendium.formats.recognise import FORMATS, recognise
from amendments.compendium.reader import read_compendium

__all__ = ["FORMATS", "Extract", "extract", "read_extract", "read_file", "recognise"]

NAMES = {"text": "plain text", "html": "HTML", "pdf": "a PDF file", "docx": "a DOCX file"}


def read_file(
    raw: bytes, *, name: str = "", format: str = "auto", language: str | None = None
) -> Compendium:
    """Return the compendium in the bytes of a file; repairs of the extraction come first.

    `format` is "auto" or one of `FORMATS`; `name` the file's, for where its beginning leaves a
    doubt. Raises `NotACompendiumError`, whose message is one line; ValueError for an unknown
    format or language.
    """
    return read_extract(extract(raw, name=name, format=format), language)


def extract(raw: bytes, *, name: str = "", format: str = "auto") -> Extract:
    """Return the text of a file. Raises `NotACompendiumError` when it is in another `format`."""
    if format not in {"auto", *FORMATS}:
        raise ValueError(f"Unknown format: {format}. Known are: auto, {', '.join(FORMATS)}.")
    if len(raw) > SIZE_LIMIT:
        size = SIZE_LIMIT // 1_000_000
        raise NotACompendiumError(f"The file is too large: more than {size} MB.")
    # A format that was named is as good as a name that ends so.
    found = recognise(raw, name if format == "auto" else f"file.{format}")
    if format not in {"auto", found}:
        raise NotACompendiumError(f"The file is {NAMES[found]}, not {NAMES[format]}.")
    return _reader(found)(raw)


def read_extract(extracted: Extract, language: str | None = None) -> Compendium:
    """Return the compendium in the text of a file, with what its extraction found first."""
    try:
        compendium = read_compendium(extracted.text, language)
    except NotACompendiumError as error:
        if not extracted.problems:
            raise
        message = (
            "Texts stand side by side on its pages, and cannot be told apart; save it as text."
        )
        raise NotACompendiumError(message) from error
    return replace(
        compendium,
        repairs=(*extracted.repairs, *compendium.repairs),
        problems=(*extracted.problems, *compendium.problems),
    )


def _reader(format: str) -> Callable[[bytes], Extract]:
    """Return what reads a format, imported only now: the libraries for PDF and DOCX are large."""
    if format == "text":
        return lambda raw: Extract(decode(raw))
    reader: Callable[[bytes], Extract] = getattr(
        import_module(f"{__name__}.{format}"), f"text_of_{format}"
    )
    return reader
