"""When an article was published, as its front matter or file name says it: a local day or minute."""

import re
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone

from timeline.model.day import Day, make_day
from timeline.model.when import When
from timeline.read.zones import zone, zone_of_offset
from timeline.textdate import read_date

STAMP = re.compile(
    r"(?P<day>[0-9]{4}-[0-9]{2}-[0-9]{2})[T ]+(?P<hour>[0-9]{2}):(?P<minute>[0-9]{2})(?::[0-9]{2}(?:[.,][0-9]+)?)?"
    r"\s*(?P<offset>Z|UTC|GMT|[+-][0-9]{2}(?::?[0-9]{2})?)?",
    re.IGNORECASE,
)
MAIL = re.compile(r"(?:[A-Z][a-z]{2}, )?[0-9]{1,2} [A-Z][a-z]{2} [0-9]{4} [0-9]{2}:[0-9]{2}.*")  # RFC 5322
FILE_NAME = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2})(?![0-9])")
EDTF_LIKE = re.compile(r"[0-9X]{4}-[0-9X]{2}(?![0-9])")
YEAR = re.compile(r"[0-9]{4}(?![0-9])")
PRECISE = ("day", "minute")


@dataclass(frozen=True, slots=True)
class Reader:
    """How a date is read: the zone whose day it is ("" if nobody gave one), and what words and numbers mean."""

    zone: str
    language: str
    number_order: str
    calendar: str

    def read(self, text: str) -> tuple[When, str]:
        """The local time, and the zone that it is local to ("" where that is for others to say).

        Raises ValueError(what is wrong[, what would be right]).
        """
        if stamp := STAMP.fullmatch(text):
            try:
                return self._stamp(stamp)
            except ValueError as wrong:
                raise ValueError(f'"{text}" is no date', str(wrong)) from None
        if MAIL.fullmatch(text):
            return self._mail(text)
        return self._words(text), ""

    def _stamp(self, stamp: "re.Match[str]") -> tuple[When, str]:
        year, month, day = (int(part) for part in stamp["day"].split("-"))
        hour, minute = int(stamp["hour"]), int(stamp["minute"])
        wall = When(f"{make_day(year, month, day)}T{hour:02d}:{minute:02d}")
        if not stamp["offset"] or hour == 24 or not 1 < year < 9999:
            return wall, ""
        offset = timezone(timedelta(minutes=_minutes(stamp["offset"])))
        return self._local(datetime(year, month, day, hour, minute, tzinfo=offset))

    def _mail(self, text: str) -> tuple[When, str]:
        from email.utils import parsedate_to_datetime  # seldom needed, and slow to import

        try:
            moment = parsedate_to_datetime(text)
        except (ValueError, TypeError, IndexError):
            raise ValueError(f'"{text}" is no date', "write 2019-12-21T17:04+03:30") from None
        return self._local(moment) if moment.tzinfo else (_minute(moment), "")

    def _local(self, moment: datetime) -> tuple[When, str]:
        """At whose midnight the day changes: in the zone that was given, else where the stamp itself was made."""
        if self.zone:
            return _minute(moment.astimezone(zone(self.zone))), ""
        offset = moment.utcoffset() or timedelta()
        return _minute(moment), zone_of_offset(int(offset.total_seconds()) // 60)

    def _words(self, text: str) -> When:
        if self.calendar == "gregorian" or not YEAR.match(text):
            try:
                return When(text)
            except ValueError as wrong:
                if EDTF_LIKE.match(text):
                    raise ValueError(f'"{text}" is no date', str(wrong)) from None
        try:
            return read_date(text, self.language, self.number_order, None, self.calendar)
        except ValueError as wrong:
            raise ValueError(*_split_hint(str(wrong))) from None


def date_of_name(stem: str) -> When | None:
    """The date that a file's name begins with: `2019-12-21-title`. Raises ValueError where there is no such day."""
    found = FILE_NAME.match(stem)
    return When(found[1]) if found else None


def _split_hint(message: str) -> tuple[str, ...]:
    """`what (what would be right)` in its two halves."""
    what, bracket, hint = message.partition(" (")
    return (what, hint.removesuffix(")")) if bracket else (message,)


def _minutes(offset: str) -> int:
    if offset[0] not in "+-":
        return 0
    digits = offset[1:].replace(":", "").ljust(4, "0")
    minutes = int(digits[:2]) * 60 + int(digits[2:])
    if minutes >= 24 * 60:
        raise ValueError(f'"{offset}" is no offset from UTC; write +03:30')
    return -minutes if offset[0] == "-" else minutes


def _minute(moment: datetime) -> When:
    return When(f"{Day(moment.year, moment.month, moment.day)}T{moment:%H:%M}")
