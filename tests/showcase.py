"""Sites made by hand, for tests of what is shown: from a case file, or of any number of events."""

from collections import defaultdict
from collections.abc import Iterable
from hashlib import sha256
from pathlib import Path
from typing import Any

import yaml

from timeline.model.article import Article, Context, Credit
from timeline.model.event import Event, Source, Status
from timeline.model.meaning import Meaning
from timeline.model.reading import Mention, Reading, Timex
from timeline.model.site import Counts, Settings, Site
from timeline.model.span import Span
from timeline.model.theme import Theme
from timeline.model.when import When
from timeline.read.theme import load_theme
from timeline.render import render

ROOT = Path(__file__).parent.parent
CASES = Path(__file__).parent / "cases" / "render"
BRIDGE = CASES / "bridge.yaml"
THEMES = ("chronicle", "band", "ledger")
WHY = ("counted from the day of publication", "the verb is past")


def shipped() -> dict[str, bytes]:
    folder = ROOT / "themes"
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def open_theme(name: str = "chronicle", own: dict[str, bytes] | None = None) -> Theme:
    theme, problems = load_theme(name, [("themes", shipped())], own)
    assert theme is not None, problems
    return theme


def open_site(path: Path = BRIDGE, **settings: Any) -> Site:
    """The site that a case file describes."""
    case = yaml.safe_load(path.read_text("utf-8"))
    given = {"title": case["title"], "description": case["description"], "language": case.get("language", "en-GB")}
    articles = tuple(make_article(given["language"], **entry) for entry in case["articles"])
    shelf = {article.id: article for article in articles}
    events = sorted(
        (make_event(shelf, **entry) for entry in case["events"]), key=lambda e: (e.when.earliest, e.when.latest, e.id)
    )
    readings = {article.id: read_off(article, events) for article in articles}
    return Site(Settings(**(given | settings)), articles, tuple(events), readings, counts(readings), said(events))


def make_article(language: str, **entry: Any) -> Article:
    published = When(str(entry["published"]))
    why = tuple((name, "front matter") for name in ("published", "place"))
    context = Context(published, "UTC", language, entry.get("place", ""), "gregorian", "DMY", False, why)
    body = entry["body"]
    return Article(
        entry["id"],
        f"content/{entry['id']}.md",
        entry["title"],
        body,
        body,
        1,
        context,
        tuple(entry.get("tags", ())),
        tuple(entry.get("authors", ())),
        Credit(**entry.get("source", {})),
        Credit(**entry.get("license", {})),
        digest=sha256(body.encode()).hexdigest(),
    )


def make_event(shelf: dict[str, Article], **entry: Any) -> Event:
    when = When(str(entry["when"]))
    status = Status(entry.get("status", "reported"))
    sources = tuple(make_source(shelf, when, {"status": status} | source) for source in entry["sources"])
    return Event(
        id="e" + sha256((sources[0].article + sources[0].quote).encode()).hexdigest()[:10],
        when=when,
        title=entry["title"],
        text=" ".join(sources[-1].quote.split()),
        status=status,
        sources=sources,
        certainty=entry.get("certainty", 0.93),
        why=WHY,
        tags=tuple(entry.get("tags", ())),
        note=entry.get("note", ""),
        by=entry.get("by", "rule"),
    )


def make_source(shelf: dict[str, Article], when: When, entry: dict[str, Any]) -> Source:
    quote, expression = entry["quote"], entry.get("expression", "")
    start = shelf[entry["article"]].body.index(quote)
    words = start + quote.index(expression)
    return Source(
        entry["article"],
        Span(start, start + len(quote)),
        quote,
        expression,
        Span(words, words + len(expression)),
        When(str(entry["when"])) if "when" in entry else when,
        Status(entry["status"]),
        0.9,
        WHY,
    )


def read_off(article: Article, events: list[Event]) -> tuple[Reading, ...]:
    """A reading for each expression that an event of the article has."""
    found = {
        source.expression_span: source
        for event in events
        for source in event.sources
        if source.article == article.id and source.expression
    }
    return tuple(
        Reading(
            Mention(article.id, span, span.of(article.body), "case", Meaning()),
            found[span].when,
            Timex("DATE", found[span].when.edtf),
            0.9,
            WHY,
        )
        for span in sorted(found)
    )


def counts(readings: dict[str, tuple[Reading, ...]]) -> Counts:
    number = sum(map(len, readings.values()))
    return Counts(number, number)


def said(events: Iterable[Event]) -> dict[str, tuple[Span, ...]]:
    """Where each article's sentences lie."""
    spans: dict[str, set[Span]] = defaultdict(set)
    for source in (source for event in events for source in event.sources if source.quote):
        spans[source.article].add(source.span)
    return {article: tuple(sorted(found)) for article, found in spans.items()}


def many_events(number: int, **settings: Any) -> Site:
    """So many events, three an article, spread over some forty years and six tags; the same each time."""
    articles, events = [], []
    for place in range(0, number, 3):
        year, month, day = 1980 + place * 40 // number, 1 + place // 3 % 12, 1 + place // 36 % 28
        published = When(f"{year}-{month:02d}-{day:02d}")
        told = [f"Ship {place + k} of the line left quay {k + 1} for the north on day {day}." for k in range(3)]
        entry = {
            "id": f"report-{place:05d}",
            "title": f"Harbour report {place // 3 + 1}",
            "published": published.edtf,
            "place": ("Larkhaven", "Port Ansel", "Drumle")[place % 5 % 3],
            "tags": [f"line {place % 6 + 1}"],
            "source": {"name": ("Larkhaven Echo", "Ansel Herald")[place % 7 % 2], "url": "https://echo.example/"},
            "body": "\n\n".join(told),
        }
        articles.append(make_article("en-GB", **entry))
        shelf = {entry["id"]: articles[-1]}
        for quote in told[: number - place]:
            source = {"article": entry["id"], "quote": quote, "expression": f"on day {day}"}
            events.append(
                make_event(shelf, when=published.edtf, title=quote[:-1], tags=entry["tags"], sources=[source])
            )
    events.sort(key=lambda event: (event.when.earliest, event.when.latest, event.id))
    readings = {article.id: read_off(article, events) for article in articles}
    given = {"title": "Harbour log", "description": "Ships that left.", "language": "en-GB"}
    shown = Settings(**(given | settings))
    return Site(shown, tuple(articles), tuple(events), readings, counts(readings), said(events))


def write_site(site: Site, theme: Theme, folder: Path) -> None:
    """Every file of a site on disk. Problems fail the test that wants the site."""
    files, problems = render(site, theme)
    assert not problems, "\n".join(map(str, problems))
    for name, data in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
