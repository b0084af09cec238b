"""PDF files written by hand, object by object: small ones, damaged ones and hostile ones."""

import hashlib
import zlib
from collections.abc import Sequence

PADDING = bytes.fromhex("28BF4E5E4E758A4164004E56FFFA01082E2E00B6D0683E802F0CA9FE6453697A")
FONT = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>"


def file_of(objects: Sequence[bytes], trailer: bytes = b"") -> bytes:
    """Return the PDF of `objects`, of which the first is the catalogue."""
    out, places = b"%PDF-1.7\n", []
    for number, body in enumerate(objects, start=1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    size = len(objects) + 1
    end = b"trailer<</Size %d/Root 1 0 R%s>>\nstartxref\n%d\n%%%%EOF" % (size, trailer, len(out))
    return out + b"xref\n0 %d\n0000000000 65535 f \n" % size + table + end


def stream(data: bytes, entries: bytes = b"") -> bytes:
    """Return an object with `data`."""
    return b"<<%s/Length %d>>\nstream\n%s\nendstream" % (entries, len(data), data)


def deflated(data: bytes) -> bytes:
    """Return an object with `data` packed."""
    return stream(zlib.compress(data, 9), b"/Filter/FlateDecode")


def page_of(
    contents: bytes,
    *others: bytes,
    resources: bytes = b"",
    entries: bytes = b"",
    trailer: bytes = b"",
) -> bytes:
    """Return a PDF of one page with `contents`, object 4; `others` begin with object 6."""
    page = (
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R"
        b"/Resources<</Font<</F 5 0 R>>%s>>%s>>" % (resources, entries)
    )
    pages = b"<</Type/Pages/Kids[3 0 R]/Count 1>>"
    objects = [b"<</Type/Catalog/Pages 2 0 R>>", pages, page, contents, FONT, *others]
    return file_of(objects, trailer)


def pages_of(*contents: bytes) -> bytes:
    """Return a PDF with a page for each of `contents`, what is drawn on it."""
    kids = b" ".join(b"%d 0 R" % (4 + 2 * at) for at in range(len(contents)))
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[%s]/Count %d>>" % (kids, len(contents)),
        FONT,
    ]
    for at, drawn in enumerate(contents):
        objects.append(
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents %d 0 R"
            b"/Resources<</Font<</F 3 0 R>>>>>>" % (5 + 2 * at)
        )
        objects.append(deflated(drawn))
    return file_of(objects)


def text(*lines: str) -> bytes:
    """Return the contents of a page with these lines, from its top."""
    places = range(750, 0, -30)
    return b"".join(
        b"BT /F 10 Tf 1 0 0 1 50 %d Tm (%s) Tj ET\n" % (place, line.encode("cp1252"))
        for place, line in zip(places, lines, strict=False)
    )


def locked(contents: bytes, user_password: bytes) -> bytes:
    """Return a PDF of one page that opens with `user_password` only ("" opens at once)."""
    owner, identity, rights = b"\x11" * 32, b"\x22" * 16, (-4).to_bytes(4, "little", signed=True)
    padded = (user_password + PADDING)[:32]
    key = hashlib.md5(padded + owner + rights + identity).digest()[:5]
    own_key = hashlib.md5(key + (4).to_bytes(3, "little") + b"\0\0").digest()[:10]
    entries = b"<</Filter/Standard/V 1/R 2/O<%s>/U<%s>/P -4>>" % (
        owner.hex().encode(),
        _rc4(key, PADDING).hex().encode(),
    )
    trailer = b"/Encrypt 6 0 R/ID[<%s><%s>]" % ((identity.hex().encode(),) * 2)
    return page_of(stream(_rc4(own_key, contents)), entries, trailer=trailer)


def _rc4(key: bytes, data: bytes) -> bytes:
    box, at = list(range(256)), 0
    for i in range(256):
        at = (at + box[i] + key[i % len(key)]) % 256
        box[i], box[at] = box[at], box[i]
    out, i, at = bytearray(), 0, 0
    for byte in data:
        i = (i + 1) % 256
        at = (at + box[i]) % 256
        box[i], box[at] = box[at], box[i]
        out.append(byte ^ box[(box[i] + box[at]) % 256])
    return bytes(out)
