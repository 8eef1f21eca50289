"""Numbers from the words for them."""

from typing import Any


def add(*numbers: float | None) -> float:
    return sum(number for number in numbers if number is not None)


def times(number: float, by: float | None) -> float:
    return number if by is None else number * by


def either(*values: Any) -> Any:
    """The first that the phrase did not leave out."""
    return next((value for value in values if value is not None), None)


def often(number: float) -> str:
    return f"{number:g}X"


def short_year(number: int) -> int:
    """'63 is 1963, '05 is 2005."""
    return number + (1900 if number >= 30 else 2000)


def year_words(hundreds: int, tens: int, ones: int | None) -> int | None:
    """nineteen ninety-seven"""
    return hundreds * 100 + tens + (ones or 0) if 10 <= hundreds <= 20 else None
