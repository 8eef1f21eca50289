"""Time zones of the IANA database, by name and by offset."""

from functools import cache
from zoneinfo import ZoneInfo, available_timezones

from timeline.model.problem import nearest

# Offsets of no whole hour, and the zone that has each all year round, or the best known that has it in a part
# of the year (IANA tz 2026f; a test holds it against the database installed).
ODD_OFFSETS = {
    210: "Asia/Tehran", 270: "Asia/Kabul", 330: "Asia/Kolkata", 345: "Asia/Kathmandu", 390: "Asia/Yangon",
    525: "Australia/Eucla", 570: "Australia/Darwin", 630: "Australia/Adelaide", 765: "Pacific/Chatham",
    825: "Pacific/Chatham",
    -150: "America/St_Johns", -210: "America/St_Johns", -570: "Pacific/Marquesas",
}  # fmt: skip


@cache
def zone(name: str) -> ZoneInfo:
    """Raises ValueError(what, what would be right) for a name that the database does not have."""
    try:
        return ZoneInfo(name)
    except (KeyError, ValueError, OSError):
        raise ValueError(f'unknown time zone "{name}"', _nearest_zone(name)) from None


def check_zone(name: str) -> str:
    zone(name)
    return name


def _nearest_zone(name: str) -> str:
    known = sorted(available_timezones())
    city = "/" + name.replace(" ", "_").lower()
    same_city = next((zone for zone in known if zone.lower().endswith(city) or zone.lower() == city[1:]), "")
    return f"{same_city}?" if same_city else nearest(name, known) or "an IANA name: Europe/Sarajevo"


def zone_of_offset(minutes: int) -> str:
    """A zone so many minutes ahead of UTC, else `UTC`. `Etc/GMT-2` is two hours ahead, as POSIX counts."""
    hours, rest = divmod(minutes, 60)
    if rest or not -12 <= hours <= 14:
        return ODD_OFFSETS.get(minutes, "UTC")
    return f"Etc/GMT{-hours:+d}" if hours else "UTC"
