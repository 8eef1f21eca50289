"""Whole dates in words of any language.

dateparser reads well what is a date and nothing else, told its language; so it is never asked to find one, never
without a language and never without a fixed day to count from. What it has no idea of (calendars other than the
Gregorian, without reading the clock) is read here from tables of month names. It is imported when first needed.
"""

from timeline.textdate.reading import read_date

__all__ = ["read_date"]
