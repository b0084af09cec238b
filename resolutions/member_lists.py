"""Read a list of members from CSV or XLSX, as offices export it. Pure; refuses what is no such list."""

import csv
import io
import zipfile
from collections.abc import Iterable, Iterator, Sequence

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from openpyxl import load_workbook

from resolutions.directory import folded_name

SIZE_LIMIT = 1_000_000  # bytes of the file; a list of all 612 members has less than 100,000
UNPACKED_LIMIT = 30_000_000  # bytes of what an XLSX file holds
ROW_LIMIT = 5_000
COLUMN_LIMIT = 50

# What each column is called in lists; the first is its name here.
COLUMNS = {
    "first name": ("first name", "given name", "prénom"),
    "last name": ("last name", "surname", "family name", "nom", "nom de famille"),
    "honorific": ("honorific", "title", "form of address", "civilité", "titre"),
    "delegation": ("delegation", "national delegation", "country", "délégation", "délégation nationale", "pays"),
    "group": ("group", "political group", "groupe", "groupe politique"),
}  # fmt: skip
COLUMN_OF = {folded_name(name): column for column, names in COLUMNS.items() for name in names}


class ListRefusedError(ValueError):
    """The file is no list of members; the message, for people, says why."""

    def __init__(self, message: "str | Promise") -> None:
        super().__init__(str(message))


def read_members(raw: bytes) -> list[dict[str, str]]:
    """Return the rows of the list by the names of `COLUMNS`; other columns are left out, empty rows, too.

    Raises `ListRefusedError`.
    """
    if len(raw) > SIZE_LIMIT:
        raise ListRefusedError(_("The file is too large for a list of members: more than 1 MB."))
    rows = read_xlsx(raw) if raw.startswith(b"PK") else read_csv(raw)
    try:
        columns = name_columns(next(rows))
        return [
            as_member(columns, row, at) for at, row in enumerate(limited(rows), start=2) if any(row)
        ]
    except StopIteration:
        raise ListRefusedError(_("The file is empty.")) from None


def name_columns(header: Sequence[str]) -> list[str | None]:
    """Return the name of each column, None for those that are not read."""
    columns = [COLUMN_OF.get(folded_name(name)) for name in header]
    if "last name" not in columns:
        raise ListRefusedError(
            _("The first row must name the columns, “last name” among them: first name, last name, "
              "honorific, delegation, group.")
        )  # fmt: skip
    known = [column for column in columns if column]
    twice = sorted({column for column in known if known.count(column) > 1})
    if twice:
        raise ListRefusedError(_("The column “%s” is there twice.") % twice[0])
    return columns


def limited(rows: Iterator[list[str]]) -> Iterator[list[str]]:
    for at, row in enumerate(rows):
        if at >= ROW_LIMIT:
            raise ListRefusedError(_("The list has more than %s rows.") % ROW_LIMIT)
        yield row


def as_member(columns: Sequence[str | None], row: Sequence[str], at: int) -> dict[str, str]:
    """Return row `at` of the file (from 1) by its columns. A formula is no name."""
    if any(row[len(columns) :]):
        raise ListRefusedError(_("Row %s has more cells than the first row has names.") % at)
    cells = [*row, *[""] * (len(columns) - len(row))]
    for cell in cells:
        if cell[:1] in {"=", "@", "+", "-"} and len(cell) > 1:
            raise ListRefusedError(
                _("Row %(row)s holds a formula: %(cell)s") % {"row": at, "cell": cell[:40]}
            )
    found = {column: cell for column, cell in zip(columns, cells, strict=False) if column}
    return {column: found.get(column, "") for column in COLUMNS}


# CSV


def read_csv(raw: bytes) -> Iterator[list[str]]:
    """Yield the rows, parted by whichever of comma, semicolon and tab the first row has most of."""
    text = decoded(raw)
    first = text.lstrip().partition("\n")[0]
    delimiter = max(",;\t", key=first.count)
    try:
        for row in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True):
            yield [tidy(cell) for cell in row[: COLUMN_LIMIT + 1]]
    except csv.Error as error:
        raise ListRefusedError(_("The file cannot be read as CSV: %s.") % error) from error


def decoded(raw: bytes) -> str:
    """Return the text: UTF-8, UTF-16 with a byte order mark, else Windows-1252."""
    encodings = ("utf-16",) if raw[:2] in {b"\xff\xfe", b"\xfe\xff"} else ("utf-8-sig", "cp1252")
    for encoding in encodings:
        try:
            text = raw.decode(encoding)
        except UnicodeError:
            continue
        if any(ord(letter) < 32 and letter not in "\t\r\n" for letter in text):
            break
        return text
    raise ListRefusedError(_("The file is neither XLSX nor CSV in UTF-8, UTF-16 or Windows-1252."))


# XLSX


def read_xlsx(raw: bytes) -> Iterator[list[str]]:
    """Yield the rows of the first sheet, once it is certain that unpacking it is harmless."""
    try:
        refuse_hostile(raw)
        book = load_workbook(io.BytesIO(raw), read_only=True)
        rows = book.worksheets[0].iter_rows(
            max_row=ROW_LIMIT + 2, max_col=COLUMN_LIMIT, values_only=True
        )
        for row in rows:
            yield without_empty_end([tidy(cell) for cell in row])
    except ListRefusedError:
        raise
    # The library tells of damage in as many ways as there are parts of the format.
    except (zipfile.BadZipFile, KeyError, ValueError, TypeError, IndexError, AttributeError, OSError, SyntaxError,
            NotImplementedError, RuntimeError, EOFError) as error:  # fmt: skip
        raise ListRefusedError(_("The file cannot be read as XLSX: it is damaged.")) from error


def refuse_hostile(raw: bytes) -> None:
    """Raise `ListRefusedError` for what would fill the memory, or fetch from elsewhere, once unpacked."""
    with zipfile.ZipFile(io.BytesIO(raw)) as archive:
        entries = archive.infolist()
        if sum(entry.file_size for entry in entries) > UNPACKED_LIMIT or len(entries) > 1000:
            raise ListRefusedError(
                _("The file unpacks to more than 30 MB: it is no list of members.")
            )
        for entry in entries:
            with archive.open(entry) as part:
                if b"<!DOCTYPE" in (content := part.read()) or b"<!ENTITY" in content:
                    raise ListRefusedError(_("The file declares XML entities: it is refused."))


def without_empty_end(row: list[str]) -> list[str]:
    while row and not row[-1]:
        row.pop()
    return row


def tidy(cell: object) -> str:
    """Return what a cell says, with single spaces."""
    return "" if cell is None else " ".join(str(cell).split())


def as_table(rows: Iterable[dict[str, str]]) -> list[list[str]]:
    """Return the rows as lists of cells in the order of `COLUMNS`."""
    return [[row[column] for column in COLUMNS] for row in rows]
