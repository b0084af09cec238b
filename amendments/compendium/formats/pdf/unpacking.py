"""The ways in which a PDF packs its streams, each unpacked only as far as a limit.

The library that reads the pages unpacks them all without one; here they are measured before.
"""

import binascii
import re
from base64 import a85decode

FIRST = [*(bytes([byte]) for byte in range(256)), b"", b""]  # what the first codes of LZW say
CLEAR, END = 256, 257  # codes of LZW
NARROWEST, WIDEST = 9, 12  # bits of a code


class TooLargeError(ValueError):
    """What is unpacked becomes larger than the limit."""


def from_hexadecimal(packed: bytes) -> bytes:
    """Return what the hexadecimal figures in `packed` say."""
    digits = re.sub(rb"[^0-9A-Fa-f]", b"", packed)
    return binascii.unhexlify(digits[: len(digits) // 2 * 2])


def from_ascii85(packed: bytes) -> bytes:
    """Return what `packed` says in ASCII85, nothing when it is not."""
    try:
        return a85decode(packed.strip().removesuffix(b"~>"), ignorechars=b" \t\n\r\v\0")
    except ValueError:
        return b""


def from_runs(packed: bytes, limit: int) -> bytes:
    """Return what is packed as runs of one byte. Raises `TooLargeError` beyond `limit` bytes."""
    out = bytearray()
    at = 0
    while at < len(packed) and (length := packed[at]) != 128:
        if length < 128:
            out += packed[at + 1 : at + 2 + length]
            at += 2 + length
        else:
            out += packed[at + 1 : at + 2] * (257 - length)
            at += 2
        if len(out) > limit:
            raise TooLargeError
    return bytes(out)


def from_lzw(packed: bytes, limit: int, *, early: int) -> bytes:
    """Return what is packed by LZW, its codes growing `early` (1 or 0) by one.

    Raises `TooLargeError` beyond `limit` bytes. Ends where the codes make no sense.
    """
    table = FIRST.copy()
    out = bytearray()
    last = b""
    width, bits, count = NARROWEST, 0, 0
    for byte in packed:
        bits, count = (bits << 8 | byte) & 0xFFFFFF, count + 8
        if count < width:
            continue
        count -= width
        code = bits >> count & ((1 << width) - 1)
        if code == END:
            break
        if code == CLEAR:
            table, last, width = FIRST.copy(), b"", NARROWEST
            continue
        if code > len(table) or (code == len(table) and not last):
            break
        entry = table[code] if code < len(table) else last + last[:1]
        out += entry
        if len(out) > limit:
            raise TooLargeError
        if last and len(table) < 1 << WIDEST:
            table.append(last + entry[:1])
        last = entry
        width = min(max((len(table) + early).bit_length(), NARROWEST), WIDEST)
    return bytes(out)
