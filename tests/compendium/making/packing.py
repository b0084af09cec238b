"""The ways of packing a stream that printers of PDF once used."""


def in_runs(data: bytes) -> bytes:
    """Return `data` packed as runs: those of one byte, and all else as it is."""
    out = bytearray()
    at = 0
    while at < len(data):
        run = 1
        while run < 128 and data[at : at + run + 1] == data[at : at + 1] * (run + 1):
            run += 1
        if run > 1:
            out += bytes([257 - run, data[at]])
        else:
            out += bytes([0, data[at]])
        at += run
    return bytes(out) + b"\x80"


def lzw(data: bytes, early: int = 1) -> bytes:
    """Return `data` packed by LZW, its codes growing `early` (1 or 0) by one."""
    codes = _Codes()
    table = {bytes([byte]): byte for byte in range(256)}
    width, begun = 9, b""
    codes.add(256, width)
    for byte in data:
        longer = begun + bytes([byte])
        if longer in table:
            begun = longer
            continue
        codes.add(table[begun], width)
        table[longer] = len(table) + 2
        begun = bytes([byte])
        if len(table) + 2 == 4095:
            codes.add(256, width)
            table = {bytes([byte]): byte for byte in range(256)}
            width = 9
        elif len(table) + 2 + early > 1 << width:
            width += 1
    codes.add(table[begun], width)
    codes.add(257, width)
    return codes.packed()


def spaces_in_lzw(times: int) -> bytes:
    """Return `times` 7.4 million spaces packed by LZW."""
    codes = _Codes()
    for time in range(times):
        codes.add(256, 12 if time else 9)
        codes.add(ord(" "), 9)
        for code in range(258, 4095):
            codes.add(code, (code + 1).bit_length())
    return codes.packed()


class _Codes:
    def __init__(self) -> None:
        self._bits = ""
        self._out = bytearray()

    def add(self, code: int, width: int) -> None:
        self._bits += f"{code:0{width}b}"
        while len(self._bits) >= 8:
            self._out.append(int(self._bits[:8], 2))
            self._bits = self._bits[8:]

    def packed(self) -> bytes:
        return bytes(self._out) + bytes([int(self._bits.ljust(8, "0"), 2)])
