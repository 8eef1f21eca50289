"""Each export, read back by a reader of its format that this project did not write."""

import csv
import io
import json
import xml.etree.ElementTree as ElementTree
from dataclasses import replace
from datetime import date

import feedparser
import icalendar
import pytest
from showcase import Settings, Site, open_site, open_theme

from timeline.model.event import Status
from timeline.render import render
from timeline.render.exports.calendar import STATUS

URL = "https://bridge.example/larkhaven"
SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


@pytest.fixture(scope="module")
def site() -> Site:
    return open_site(url=URL)


@pytest.fixture(scope="module")
def files(site: Site) -> dict[str, bytes]:
    found, problems = render(site, open_theme())
    assert not problems
    return found


def test_events_json_is_as_documented(files: dict[str, bytes], site: Site) -> None:
    data = json.loads(files["events.json"])
    assert data["version"] == 1
    assert [event["id"] for event in data["events"]] == [event.id for event in site.events]
    opening = next(event for event in data["events"] if event["title"].startswith("The Lark bridge opened"))
    assert list(opening) == [
        *("id", "date", "earliest", "latest", "precision", "approximate", "status", "title", "text", "tags"),
        *("certainty", "sources"),
    ]
    assert (opening["date"], opening["earliest"], opening["latest"]) == ("2005-06-18", "2005-06-18", "2005-06-18")
    assert list(opening["sources"][2]) == ["article", "title", "url", "published", "quote", "expression", "why"]
    assert opening["sources"][2]["url"] == f"{URL}/articles/2004-opening.html"
    since = next(event for event in data["events"] if event["date"] == "1911/..")
    assert (since["earliest"], since["latest"]) == ("1911-01-01", None)


def test_every_quote_of_events_json_is_verbatim(files: dict[str, bytes], site: Site) -> None:
    bodies = {article.id: article.body for article in site.articles}
    for event in json.loads(files["events.json"])["events"]:
        for source in event["sources"]:
            assert source["quote"] in bodies[source["article"]]
            assert source["expression"] in source["quote"]


def test_csv_has_a_row_an_event(files: dict[str, bytes], site: Site) -> None:
    rows = list(csv.DictReader(io.StringIO(files["events.csv"].decode("utf-8"), newline="")))
    assert [row["id"] for row in rows] == [event.id for event in site.events]
    assert [row["date"] for row in rows] == [event.when.edtf for event in site.events]
    assert rows[-1]["latest"] == "2031-12-31"
    assert {row["uncertain"] for row in rows} == {"true", "false"}


def test_no_cell_of_the_csv_is_a_formula() -> None:
    site = open_site()
    evil = replace(site, events=(replace(site.events[0], title='=HYPERLINK("https://evil.example")'),))
    files, _ = render(evil, open_theme())
    rows = list(csv.DictReader(io.StringIO(files["events.csv"].decode("utf-8"), newline="")))
    assert rows[0]["title"].startswith("'=")


def test_the_calendar_is_read_back(files: dict[str, bytes], site: Site) -> None:
    calendar = icalendar.Calendar.from_ical(files["events.ics"])
    entries = {str(entry["SUMMARY"]): entry for entry in calendar.walk("VEVENT")}
    assert len(entries) == len(site.events) - 1  # all but the one without an end
    free = entries["Traffic was free of charge"]
    assert (free["DTSTART"].dt, free["DTEND"].dt) == (date(2005, 6, 18), date(2005, 6, 21))
    assert str(free["X-EDTF"]) == "2005-06-18/2005-06-20"
    second = entries["A second bridge is planned"]
    assert str(second["STATUS"]) == "TENTATIVE"
    assert len({str(entry["UID"]) for entry in entries.values()}) == len(entries)
    assert max(len(line) for line in files["events.ics"].split(b"\r\n")) <= 75


def test_the_atom_feed_is_read_back(files: dict[str, bytes], site: Site) -> None:
    feed = feedparser.parse(files["feed.xml"])
    assert not feed.bozo
    assert feed.feed.title == site.settings.title
    assert len(feed.entries) == len(site.events)
    assert feed.entries[0].updated == "2005-06-21T00:00:00Z"
    assert all(entry.link.startswith(f"{URL}/events/") for entry in feed.entries)
    assert {"bridge", "opening"} <= {tag.term for entry in feed.entries for tag in entry.get("tags", [])}
    root = ElementTree.fromstring(files["feed.xml"])
    assert "2031?" in {found.text for found in root.iter("{http://purl.org/dc/terms/}temporal")}


def test_the_json_feed_has_what_its_version_asks_for(files: dict[str, bytes]) -> None:
    feed = json.loads(files["feed.json"])
    assert feed["version"] == "https://jsonfeed.org/version/1.1"
    assert feed["home_page_url"] == f"{URL}/"
    assert all(item["id"] and item["content_text"] and item["_timeline"]["date"] for item in feed["items"])


def test_timelinejs_has_dates_as_fine_as_they_are_known(files: dict[str, bytes]) -> None:
    events = {event["text"]["headline"]: event for event in json.loads(files["timelinejs.json"])["events"]}
    assert events["A second bridge is planned"]["start_date"] == {"year": 2031}
    assert events["Traffic was free of charge"]["end_date"] == {"year": 2005, "month": 6, "day": 20}
    assert events["The stone bridge fell"]["display_date"] == "about 19th century"
    assert events["The stone bridge fell"]["edtf"] == "18XX~"


def test_the_sitemap_lists_every_page_once(files: dict[str, bytes]) -> None:
    listed = [found.text for found in ElementTree.fromstring(files["sitemap.xml"]).iter(f"{SITEMAP}loc")]
    pages = {path for path in files if path.endswith(".html")} - {"404.html", "embed.html"}
    assert sorted(listed) == sorted(f"{URL}/{'' if path == 'index.html' else path}" for path in pages)
    assert f"Sitemap: {URL}/sitemap.xml".encode() in files["robots.txt"]


def test_oembed_describes_the_site_and_each_event(files: dict[str, bytes], site: Site) -> None:
    whole = json.loads(files["oembed.json"])
    assert (whole["version"], whole["type"]) == ("1.0", "rich")
    assert f'src="{URL}/embed.html"' in whole["html"]
    event = site.events[0].id
    assert f"{URL}/embed.html#{event}" in json.loads(files[f"events/{event}.oembed.json"])["html"]
    link = (
        f'<link rel="alternate" type="application/json+oembed" title="{site.settings.title}" href="{URL}/oembed.json">'
    )
    assert link in files["index.html"].decode()


def test_without_an_address_nothing_pretends_to_know_one() -> None:
    files, _ = render(open_site(), open_theme())
    assert not {"sitemap.xml", "oembed.json"} & set(files)
    assert b"canonical" not in files["index.html"]
    assert not feedparser.parse(files["feed.xml"]).bozo


def test_a_site_of_nothing_has_valid_exports() -> None:
    files, _ = render(Site(Settings(url=URL), (), (), {}), open_theme())
    assert json.loads(files["events.json"])["events"] == []
    assert not feedparser.parse(files["feed.xml"]).bozo
    assert icalendar.Calendar.from_ical(files["events.ics"]).walk("VEVENT") == []


def test_every_status_has_a_word_in_the_calendar(site: Site) -> None:
    assert set(STATUS) == set(Status)


def test_data_in_a_page_cannot_close_its_script() -> None:
    site = open_site()
    evil = replace(site.events[0], title="</script><script>alert(1)</script>", text="<!--")
    files, _ = render(replace(site, events=(evil,)), open_theme())
    page = files[f"events/{evil.id}.html"].decode()
    block = page.split('<script type="application/ld+json">')[1].split("</script>")[0]
    assert json.loads(block)["name"] == evil.title
    assert "<script>alert" not in page
