"""What is looked at before a PDF is opened: would reading it take more than any sober file does?

The library that reads the pages inflates what it finds and draws what it is told to, without a
limit. So the streams of the file are measured first: how large each becomes, how large the pages
put together from them, and how often pictures that draw pictures would be drawn.
"""

import re
import zlib
from collections.abc import Iterable, Iterator, Set
from dataclasses import dataclass

from amendments.compendium.compendium import NotACompendiumError
from amendments.compendium.formats.pdf.unpacking import (
    TooLargeError,
    from_ascii85,
    from_hexadecimal,
    from_lzw,
    from_runs,
)

MEGABYTE = 1_000_000
STREAM_LIMIT = 8 * MEGABYTE  # of drawing on a page; a page full of text has less than 0.1 MB
LARGE_LIMIT = 64 * MEGABYTE  # a picture or a font
TOTAL_LIMIT = 300 * MEGABYTE
DRAWINGS_LIMIT = 10_000  # pictures inside pictures
STREAMS_LIMIT = 100_000
ENTRIES_LIMIT = 10_000  # bytes before a stream
SLOW_LIMIT = 4 * MEGABYTE  # packed by LZW or as runs, which are unpacked byte by byte here
PIECE = 16_000  # bytes inflated at once: up to 16 MB

_STREAM = re.compile(rb"(?<!end)stream\r?\n")
_BEGINS = re.compile(rb"(\d{1,10})\s+\d{1,5}\s+obj\b")
_SUBTYPE = re.compile(rb"/Subtype\s*/(\w+)")
_FILTER = re.compile(rb"/(?:Filter|F)\s*(\[[^\]]*\]|/\w+)")
_REFERENCE = re.compile(rb"(\d{1,10})\s+\d{1,5}\s+R\b")
_LISTS = re.compile(rb"\[((?:\s*\d{1,10}\s+\d{1,5}\s+R\b){2,})\s*\]")
_KIDS = re.compile(rb"/Kids\s*\[((?:\s*\d{1,10}\s+\d{1,5}\s+R\b){2,})")
_CONTENTS = re.compile(rb"/Contents\s*(\d{1,10})\s+\d{1,5}\s+R\b")
_DRAWS = re.compile(rb"\bDo\b")
_LENGTH = re.compile(rb"/Length\s+(\d{1,10})(?!\s+\d+\s+R)")
# Filters named elsewhere or in disguise.
_UNCLEAR_FILTER = re.compile(rb"/Filter\s*(?:\d|\[[^\]]{0,200}(?:#|\d\s+R)|/[^\s/<>\[\]]{0,40}#)")
_NAME = re.compile(rb"/(\w+)")
_SLOW = re.compile(rb"/(?:LZW|Run|RL\b)")
_LATE = re.compile(rb"/EarlyChange\s+0\b")
_LETTERS = {b"ASCII85Decode", b"A85", b"ASCIIHexDecode", b"AHx"}
_LZW, _RUNS = {b"LZWDecode", b"LZW"}, {b"RunLengthDecode", b"RL"}
_PACKING = _LZW | _RUNS | {b"FlateDecode", b"Fl"}
_DEFLATED = {b"\x08", b"\x18", b"\x28", b"\x38", b"\x48", b"\x58", b"\x68", b"\x78"}
_PACKED_AGAIN = {b"\x78\x01", b"\x78\x5e", b"\x78\x9c", b"\x78\xda"}
_NOT_DRAWN = {b"XML", b"Type1C", b"CIDFontType0C", b"OpenType"}


@dataclass(frozen=True, slots=True)
class _Stream:
    """A stream of the file: the number of its object, its entries, and where its data begin.

    `rest` is the file from there on: packed data say themselves where they end.
    """

    number: int
    entries: bytes
    rest: memoryview
    length: int


class _Meter:
    """Measures the streams of a file, and refuses what is too large."""

    def __init__(self) -> None:
        self.total = self.slow = 0
        self.sizes: dict[int, int] = {}
        self.drawings = 1
        self.lists: list[bytes] = []

    def take(self, stream: _Stream) -> None:
        subtype = _SUBTYPE.search(stream.entries)
        kind = subtype[1] if subtype else b""
        is_large = kind == b"Image" or b"/Length1" in stream.entries or kind in _NOT_DRAWN
        size, draws = 0, 0
        is_objects = b"/ObjStm" in stream.entries
        self.slow += stream.length if _SLOW.search(stream.entries) else 0
        if self.slow > SLOW_LIMIT:
            raise _too_large()
        for piece in _inflated(stream):
            size += len(piece)
            self.total += len(piece)
            self._check(size, LARGE_LIMIT if is_large else STREAM_LIMIT)
            draws += len(_DRAWS.findall(piece)) if kind == b"Form" else 0
            if is_objects:
                self.lists.append(piece)
        self.sizes[stream.number] = self.sizes.get(stream.number, 0) + size
        self.drawings *= max(draws, 1)
        if self.drawings > DRAWINGS_LIMIT:
            raise NotACompendiumError("The PDF file draws pictures inside pictures without end.")

    def _check(self, size: int, limit: int) -> None:
        if size > limit or self.total > TOTAL_LIMIT:
            raise _too_large()

    def check_pages(self, raw: bytes) -> None:
        """Refuse pages put together from more than a page can hold."""
        total = 0
        for text in (raw, b"".join(self.lists)):
            for kids in _KIDS.finditer(text):
                if len(set(_REFERENCE.findall(kids[1]))) < len(_REFERENCE.findall(kids[1])):
                    raise NotACompendiumError("The PDF file has one page again and again.")
            lists = (match[1] for match in _LISTS.finditer(text))
            alone = (match[0] + b" R" for match in _CONTENTS.finditer(text))
            for references in (*lists, *alone):
                numbers = (int(match[1]) for match in _REFERENCE.finditer(references))
                size = sum(self.sizes.get(number, 0) for number in numbers)
                total += size
                if size > STREAM_LIMIT or total > TOTAL_LIMIT:
                    raise _too_large()


def refuse_hostile(raw: bytes) -> None:
    """Raise `NotACompendiumError` when reading the PDF in `raw` would take too much work."""
    meter = _Meter()
    for count, stream in enumerate(_streams(raw)):
        if count > STREAMS_LIMIT:
            raise _too_large()
        meter.take(stream)
    meter.check_pages(raw)


def _too_large() -> NotACompendiumError:
    return NotACompendiumError("The PDF file becomes far too large when it is unpacked.")


def _streams(raw: bytes) -> Iterator[_Stream]:
    view, end = memoryview(raw), 0
    for match in _STREAM.finditer(raw):
        start = match.end()
        if end < start:
            end = raw.find(b"endstream", start)
            end = len(raw) if end < 0 else end
        before = raw[max(start - ENTRIES_LIMIT, 0) : match.start()]
        begins = list(_BEGINS.finditer(before))
        number = int(begins[-1][1]) if begins else -1
        entries = before[begins[-1].end() :] if begins else before
        length = _LENGTH.search(entries)
        # The file's own word counts, too: data can hold the word that ends it.
        own_end = min(start + int(length[1]), len(raw)) if length else end
        yield _Stream(number, entries, view[start:], max(end, own_end) - start)


def _inflated(stream: _Stream) -> Iterator[bytes]:
    """Yield the data of a stream piece by piece. Refuses what is packed in a way not known here."""
    if _UNCLEAR_FILTER.search(stream.entries):
        raise _unknown_packing()
    filters = b" ".join(match[1] for match in _FILTER.finditer(stream.entries))
    names = _NAME.findall(filters)
    if stream.number >= 0 and max(_count(names, _LETTERS), _count(names, _PACKING)) > 1:
        raise _unknown_packing()
    packed, rest = _without_letters(stream, filters)
    if _count(names, _LZW | _RUNS):
        yield _unpacked_slowly(bytes(packed), stream.entries, names)
    elif bytes(rest[:1]) not in _DEFLATED:
        yield bytes(packed)
    else:
        yield from _unpacked(rest, is_sure=b"/Fl" in filters and stream.number >= 0)


def _without_letters(stream: _Stream, filters: bytes) -> tuple[memoryview, memoryview]:
    """Return the bytes that a stream holds: as many as it says, and all that follow, too."""
    packed = stream.rest[: stream.length]
    if b"/ASCII85" in filters or b"/A85" in filters:
        packed = memoryview(from_ascii85(bytes(packed)))
    elif b"/ASCIIHex" in filters or b"/AHx" in filters:
        packed = memoryview(from_hexadecimal(bytes(packed)))
    else:
        return packed, stream.rest
    return packed, packed


def _unpacked(rest: memoryview, *, is_sure: bool) -> Iterator[bytes]:
    """Yield what Flate packed. Raises `NotACompendiumError` when it `is_sure` that it did, and wrong."""
    inflater, is_first = zlib.decompressobj(), True
    for start in range(0, len(rest), PIECE):
        try:
            piece = inflater.decompress(rest[start : start + PIECE])
        except zlib.error as error:
            if is_sure:
                message = "The PDF file is damaged: a part of it cannot be unpacked."
                raise NotACompendiumError(message) from error
            return  # the word stands in other data
        if is_first and piece[:2] in _PACKED_AGAIN:
            raise _unknown_packing()
        yield piece
        is_first = is_first and not piece
        if inflater.eof:
            return


def _unknown_packing() -> NotACompendiumError:
    return NotACompendiumError("The PDF file is packed in a way that this reader does not take.")


def _count(names: Iterable[bytes], among: Set[bytes]) -> int:
    return sum(name in among for name in names)


def _unpacked_slowly(packed: bytes, entries: bytes, names: Iterable[bytes]) -> bytes:
    """Return what is packed by LZW or as runs. Raises `NotACompendiumError` when it is too much."""
    try:
        if _count(names, _RUNS):
            return from_runs(packed, LARGE_LIMIT)
        return from_lzw(packed, LARGE_LIMIT, early=0 if _LATE.search(entries) else 1)
    except TooLargeError as error:
        raise _too_large() from error
