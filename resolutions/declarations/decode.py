"""From the bytes of a file to its text, refusing what is not text."""

from resolutions.declarations.values import NotADeclarationError

SIZE_LIMIT = 2_000_000  # bytes; a declaration has a page or two

FOREIGN_BEGINNINGS = (
    (b"%PDF", "a PDF file"),
    (b"PK\x03\x04", "a DOCX or ZIP file"),
    (b"\xd0\xcf\x11\xe0", "an old Word file"),
    (b"{\\rtf", "an RTF file"),
)
BYTE_ORDER_MARKS = (
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)


def decode(raw: bytes) -> str:
    """Return the text of `raw`: UTF-8, UTF-16 with a byte order mark, else Windows-1252.

    Raises `NotADeclarationError` for an empty, binary or too large file.
    """
    if len(raw) > SIZE_LIMIT:
        raise NotADeclarationError(
            f"The file is too large: more than {SIZE_LIMIT // 1_000_000} MB of text."
        )
    for beginning, name in FOREIGN_BEGINNINGS:
        if raw.lstrip()[:8].startswith(beginning):
            raise NotADeclarationError(f"The file is {name}, not plain text.")
    text = decoded(raw)
    if not text.strip():
        raise NotADeclarationError("The file is empty.")
    controls = sum(ord(letter) < 32 and letter not in "\t\n\v\f\r" for letter in text)
    if "\0" in text or controls * 200 > len(text):
        raise NotADeclarationError("The file is not plain text: it holds control characters.")
    return text


def decoded(raw: bytes) -> str:
    marked = [encoding for mark, encoding in BYTE_ORDER_MARKS if raw.startswith(mark)]
    for encoding in marked or ("utf-8", "cp1252"):
        try:
            return raw.decode(encoding)
        except UnicodeError:
            continue
    raise NotADeclarationError("The file is not plain text in UTF-8, UTF-16 or Windows-1252.")
