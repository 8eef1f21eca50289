"""Bytes to text, with the place of the first byte that is none."""

from timeline.model.problem import Place, Problem, error

MARK = "\ufeff"  # of byte order, which some editors put in front


def decode(path: str, data: bytes) -> tuple[str, tuple[Problem, ...]]:
    """UTF-8, with or without a byte order mark, with line ends of any kind made `\\n`; else no text and a problem."""
    try:
        text = data.decode("utf-8").removeprefix(MARK)
    except UnicodeDecodeError as wrong:
        return "", (_not_utf8(path, data, wrong.start),)
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    return text, ()


def _not_utf8(path: str, data: bytes, offset: int) -> Problem:
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return error(Place(path, 1, 1), "not UTF-8 but UTF-16", "save it as UTF-8")
    before = data[:offset].decode("utf-8").removeprefix(MARK)
    place = Place(path, before.count("\n") + 1, len(before) - before.rfind("\n"))
    return error(place, f"not UTF-8: byte 0x{data[offset]:02X}", "save it as UTF-8")
