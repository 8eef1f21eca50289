"""The publication context of an article: what it says itself, else what config.yaml says, else a stated default."""

from pathlib import PurePosixPath

from timeline.model.article import Context
from timeline.model.language import number_order
from timeline.model.problem import Place, Problem, error, notice
from timeline.model.site import Settings
from timeline.model.when import When
from timeline.read.keys import Given
from timeline.read.published import PRECISE, Reader, date_of_name

INHERITED = ("timezone", "language", "place", "calendar", "number_order", "narrative")
NO_DATE = "write date: 2019-12-21 in the front matter, or begin the file's name with 2019-12-21-"


def read_context(given: Given, settings: Settings, path: str) -> tuple[Context | None, tuple[Problem, ...]]:
    """None where there is no publication date to count from; each field remembers where it came from."""
    values: dict[str, object] = {}
    why: list[tuple[str, str]] = []
    for field in INHERITED:
        values[field], source = _inherited(field, given, settings, path)
        why.append((field, source))
    language = str(values["language"])
    if not values["number_order"]:
        values["number_order"] = number_order(language)
        why = [(field, f"as usual in {language}" if field == "number_order" else source) for field, source in why]
    has_zone = "timezone" in given.values or "timezone" in settings.given
    reader = Reader(
        str(values["timezone"]) if has_zone else "", language, str(values["number_order"]), str(values["calendar"])
    )
    published, source, zone, problems = _published(given, path, reader)
    if published is None:
        return None, problems
    if zone:
        values["timezone"] = zone
        why = [(field, f"the offset of the date, {source}" if field == "timezone" else was) for field, was in why]
    return Context(published=published, why=(("published", source), *why), **values), problems  # type: ignore[arg-type]


def _inherited(field: str, given: Given, settings: Settings, path: str) -> tuple[object, str]:
    if field in given.values:
        return given.values[field], f"front matter, {path}:{given.places[field].line}"
    return getattr(settings, field), "config.yaml" if field in settings.given else "the default"


def _published(given: Given, path: str, reader: Reader) -> tuple[When | None, str, str, tuple[Problem, ...]]:
    """The date, where it is from, the zone that it names itself ("" for none), and what is wrong with it."""
    if "date" not in given.values:
        return _from_name(given, path)
    place = given.places["date"]
    try:
        when, zone = reader.read(given.values["date"])
    except ValueError as wrong:
        return None, "", "", (error(place, *wrong.args),)
    if when.precision == "interval":
        return None, "", "", (error(place, f'"{when}" is a range', "an article is published on one day: 2019-12-21"),)
    problems: tuple[Problem, ...] = ()
    if when.precision not in PRECISE:
        problems = (notice(place, f'"{when}" is no day', f'"today" in the text is taken for {when.earliest}'),)
    return when, f"front matter, {path}:{place.line}", zone, problems


def _from_name(given: Given, path: str) -> tuple[When | None, str, str, tuple[Problem, ...]]:
    if "date" in given.places:
        return None, "", "", ()  # it is there and unreadable, which has been said
    try:
        when = date_of_name(PurePosixPath(path).stem)
    except ValueError as wrong:
        return None, "", "", (error(Place(path), "its name begins with no date", str(wrong)),)
    if when is None:
        return None, "", "", (error(Place(path, 1, 1), "no date", NO_DATE),)
    return when, f"file name, {path}", "", ()
