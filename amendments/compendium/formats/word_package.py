"""The parts of a DOCX file, opened safely: nothing is unpacked before its size is known."""

import posixpath
import zipfile
import zlib
from io import BytesIO

from lxml import etree

from amendments.compendium.compendium import NotACompendiumError

PARTS_LIMIT = 5_000
UNPACKED_LIMIT = 200_000_000  # bytes of all parts together, pictures among them
TEXT_LIMIT = 60_000_000  # bytes of the text; 5,000 amendments have 5 to 30 million
TAGS_LIMIT = 3_000_000  # in the text; 5,000 amendments have 250,000 to 2 million
ATTRIBUTES_LIMIT = 1_200_000  # in any part: each takes more memory than an element
PART_LIMIT = 8_000_000  # bytes of any other part that is read
PART_TAGS_LIMIT = 500_000
RATIO_LIMIT = 300  # no text shrinks so far
SMALL = 20_000_000  # bytes; below it, no ratio is a danger

_OLD = b"\xd0\xcf\x11\xe0"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_WORD = "WordDocument".encode("utf-16-le")
_METHODS = {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}
_OTHERS = {
    "spreadsheetml": "a spreadsheet (XLSX)",
    "presentationml": "a presentation (PPTX)",
}
DAMAGED = "The file is damaged or was cut short: it cannot be opened as a DOCX file."
PASSWORD = "The file is protected by a password; save it without one."  # noqa: S105 (a sentence)


class Package:
    """An open DOCX file: its main part, and the parts that this one refers to."""

    def __init__(self, raw: bytes) -> None:
        """Open the file. Raises `NotACompendiumError` for what is no sound DOCX file."""
        if raw.startswith(_OLD):
            raise NotACompendiumError(_old(raw))
        try:
            self._zip = zipfile.ZipFile(BytesIO(raw))
        except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError) as error:
            raise NotACompendiumError(DAMAGED) from error
        _refuse_unsafe(self._zip.infolist())
        self._names = set(self._zip.namelist())
        main = self._main_part()
        self.main = self._read(main, TEXT_LIMIT, TAGS_LIMIT)
        self._related = self._relations(main)

    def _read(self, name: str, limit: int, tags: int) -> bytes:
        """Return the bytes of a part. Raises `NotACompendiumError` when it is damaged or too large."""
        try:
            if self._zip.getinfo(name).file_size > limit:
                raise NotACompendiumError(
                    f"The file is too large: a part of it has more than {limit // 1_000_000} MB."
                )
            raw = self._zip.read(name)
        except (KeyError, zipfile.BadZipFile, zlib.error, EOFError, OSError) as error:
            raise NotACompendiumError(DAMAGED) from error
        if b"<!DOCTYPE" in raw.replace(b"\0", b""):  # in UTF-16, every other byte is zero
            raise NotACompendiumError(
                "The file declares XML entities of its own, which are not read."
            )
        if raw.count(b"<") > tags or raw.count(b'="') + raw.count(b"='") > ATTRIBUTES_LIMIT:
            raise NotACompendiumError(
                f"The file is too large: a part of it has more than {tags:,} elements or attributes."
            )
        return raw

    def _part(self, name: str) -> etree._Element:
        """Return the root of a part that is small enough to be held as a whole."""
        raw = self._read(name, PART_LIMIT, PART_TAGS_LIMIT)
        parser = etree.XMLParser(
            resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False,
            remove_comments=True, remove_pis=True,
        )  # fmt: skip
        try:
            return etree.fromstring(raw, parser)
        except (etree.LxmlError, ValueError) as error:
            raise NotACompendiumError(DAMAGED) from error

    def related(self, kind: str) -> etree._Element | None:
        """Return the part of this kind ("numbering", "styles", "footnotes"), if there is one."""
        name = self._related.get(kind)
        return self._part(name) if name in self._names else None

    def _main_part(self) -> str:
        if "mimetype" in self._names and "content.xml" in self._names:
            raise NotACompendiumError("The file is an OpenDocument file; save it as DOCX.")
        if "[Content_Types].xml" not in self._names:
            raise NotACompendiumError("The file is a ZIP archive, not a DOCX file.")
        name = self._relations("").get("officeDocument", "")
        for kind, called in _OTHERS.items():
            if kind in self._content_type(name):
                raise NotACompendiumError(f"The file is {called}, not a DOCX file.")
        if not name:
            raise NotACompendiumError("The file is a ZIP archive, not a DOCX file.")
        if name not in self._names:
            raise NotACompendiumError(DAMAGED)
        return name

    def _content_type(self, name: str) -> str:
        for entry in self._part("[Content_Types].xml"):
            if entry.get("PartName", "").lstrip("/") == name:
                return str(entry.get("ContentType", ""))
        return ""

    def _relations(self, name: str) -> dict[str, str]:
        """Return the parts that the part `name` ("" for the file) refers to, by their kind."""
        folder, own = posixpath.split(name)
        relations = posixpath.join(folder, "_rels", f"{own}.rels")
        found: dict[str, str] = {}
        if relations not in self._names:
            return found
        for entry in self._part(relations):
            kind = entry.get("Type", "").rpartition("/")[2]
            target = posixpath.normpath(posixpath.join("/", folder, entry.get("Target", "")))
            if entry.get("TargetMode") != "External":
                found.setdefault(kind, target.lstrip("/"))
        return found


def _old(raw: bytes) -> str:
    """Say what a file in the old container is."""
    if _ENCRYPTED in raw:
        return PASSWORD
    if _WORD in raw:
        return "The file is an old Word file (.doc); save it as DOCX."
    return "The file is an old Office file, not a DOCX file."


def _refuse_unsafe(parts: list[zipfile.ZipInfo]) -> None:
    """Raise `NotACompendiumError` for a bomb or a locked file, by what the archive says of itself."""
    unpacked = sum(part.file_size for part in parts)
    packed = sum(part.compress_size for part in parts)
    if len(parts) > PARTS_LIMIT:
        raise NotACompendiumError(f"The file holds more than {PARTS_LIMIT:,} parts.")
    if unpacked > UNPACKED_LIMIT:
        raise NotACompendiumError(
            f"The file is too large: unpacked it has more than {UNPACKED_LIMIT // 1_000_000} MB."
        )
    if unpacked > SMALL and unpacked > packed * RATIO_LIMIT:
        raise NotACompendiumError(
            "The file is no text: it was packed smaller than any text can be."
        )
    if any(part.flag_bits & 0x1 for part in parts):
        raise NotACompendiumError(PASSWORD)
    if any(part.compress_type not in _METHODS for part in parts):
        raise NotACompendiumError(DAMAGED)
