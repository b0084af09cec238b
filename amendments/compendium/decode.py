"""From the bytes of a file to its text, refusing what is not text."""

import codecs

from amendments.compendium.compendium import NotACompendiumError

SIZE_LIMIT = 20_000_000  # bytes; the longest compendium printed so far is under 2 MB

BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)

FOREIGN_BEGINNINGS = (
    (b"%PDF", "a PDF file"),
    (b"PK\x03\x04", "a DOCX or ZIP file"),
    (b"\xd0\xcf\x11\xe0", "an old Word file"),
    (b"{\\rtf", "an RTF file"),
    (b"MIME-Ver", "a web archive (MHTML)"),
    (b"From: <S", "a web archive (MHTML)"),
)

LOOKED_AT = 4096  # bytes that show whether every second one is empty
WHITE_SPACE = {"\t", "\n", "\v", "\f", "\r", "\x1a", "\x1c", "\x1d", "\x1e", "\x85"}


def decode(raw: bytes) -> str:
    """Return the text of `raw`: UTF-8, UTF-16 or UTF-32 with a byte order mark, else Windows-1252.

    Raises `NotACompendiumError` for an empty, binary or too large file.
    """
    if len(raw) > SIZE_LIMIT:
        raise NotACompendiumError(
            f"The file is too large: more than {SIZE_LIMIT // 1_000_000} MB of text."
        )
    for beginning, name in FOREIGN_BEGINNINGS:
        if raw.lstrip()[:8].startswith(beginning):
            raise NotACompendiumError(f"The file is {name}, not plain text.")
    text = _decoded(raw)
    refuse_binary(text)
    return text


def refuse_binary(text: str) -> None:
    """Raise `NotACompendiumError` when `text` is empty, too long, or holds what no text holds."""
    if not text.strip():
        raise NotACompendiumError("The file is empty.")
    if len(text) > SIZE_LIMIT:
        raise NotACompendiumError(
            f"The file is too large: more than {SIZE_LIMIT // 1_000_000} MB of text."
        )
    if "\0" in text:
        raise NotACompendiumError("The file is not plain text: it holds NUL characters.")
    controls = sum(text.count(chr(code)) for code in range(32) if chr(code) not in WHITE_SPACE)
    if controls * 200 > len(text):
        raise NotACompendiumError("The file is not plain text: it holds control characters.")


def _decoded(raw: bytes) -> str:
    for mark, encoding in BYTE_ORDER_MARKS:
        if raw.startswith(mark):
            return _strictly(raw, encoding)
    if wide := encoding_without_mark(raw):
        return _strictly(raw, wide)
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return mixed(raw) or _strictly(raw, "cp1252")


def encoding_without_mark(raw: bytes) -> str:
    """Return the encoding of 16 bits that a file without a mark is in, "" when it is in none."""
    beginning = raw[:LOOKED_AT]
    for first, encoding in ((1, "utf-16-le"), (0, "utf-16-be")):
        high, low = beginning[first::2], beginning[1 - first :: 2]
        if high and high.count(0) > 0.8 * len(high) and b"\0" not in low:
            return encoding
    return ""


def mixed(raw: bytes) -> str:
    """Return text in UTF-8 into which some bytes of Windows-1252 were pasted, "" when it is not that.

    Letters of Windows-1252 hardly ever look like UTF-8: most of them decide what the file is.
    """
    text = raw.decode("utf-8", AS_WINDOWS)
    letters, pasted = _foreign(text), _foreign(text) - _foreign(raw.decode("utf-8", "ignore"))
    return text if letters > 2 * pasted else ""


def _strictly(raw: bytes, encoding: str) -> str:
    try:
        return raw.decode(encoding)
    except UnicodeError as error:
        raise NotACompendiumError(
            "The file is not plain text in UTF-8, UTF-16 or Windows-1252."
        ) from error


def _foreign(text: str) -> int:
    """Return how many letters of a text are not among the first 128."""
    return sum(not letter.isascii() for letter in text)


def _as_windows(error: UnicodeError) -> tuple[str, int]:
    assert isinstance(error, UnicodeDecodeError)
    return error.object[error.start : error.end].decode("cp1252", "replace"), error.end


AS_WINDOWS = "as-windows"  # the name that `decode` knows it by
codecs.register_error(AS_WINDOWS, _as_windows)
