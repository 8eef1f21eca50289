"""The review desk that is sent what changed shows what one that is opened anew shows."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from commandline import write_files

from timeline.serve.board import Board, near
from timeline.serve.live import Live

HEAD = "---\ntitle: {}\ndate: 1931-03-20\n---\n"
TOLD = "The iron bridge at Malden opened to traffic on 12 March 1931.\n"
FILES = {
    "a.md": HEAD.format("First") + TOLD,
    "b.md": HEAD.format("Second") + TOLD,
    "c.md": HEAD.format("Third") + "The mill at Arden burned down in August 1928. It was rebuilt in 1930.\n",
}
FIX = f"dates:\n  - text: 12 March 1931\n    quote: {TOLD}    {{}}\n"
RETITLED = "events:\n  - event: z7q170adzn\n    title: Fire\n"  # the mill


def test_what_changed_put_into_what_was_known_is_the_whole_list(tmp_path: Path) -> None:
    content, live, board = tmp_path / "content", Live(tmp_path), Board()
    write_files(
        tmp_path, {"config.yaml": "title: Bridges\n", **{f"content/{name}": one for name, one in FILES.items()}}
    )
    held: dict[str, Any] = {}
    build = ""
    steps: list[tuple[Callable[[], object], set[str]]] = [
        (lambda: None, {"a", "b", "c"}),
        (lambda: (content / "a.dates.yaml").write_text(FIX.format("title: Bridge opens")), {"a", "b"}),
        (lambda: (content / "a.dates.yaml").write_text(FIX.format("date: 1931-03-11")), {"a", "b"}),
        (lambda: (content / "b.dates.yaml").write_text(FIX.format("checked: true")), {"b"}),
        (lambda: (content / "corrections.yaml").write_text(RETITLED), {"c"}),
        (lambda: (content / "a.dates.yaml").write_text(FIX.format("hide: true")), {"a", "b"}),
        (lambda: (content / "a.dates.yaml").unlink(), {"a", "b"}),
        (lambda: (content / "c.md").write_text(FILES["c.md"].replace("1928", "1929")), {"c"}),
        (lambda: (content / "d.md").write_text(FILES["c.md"]), {"a", "b", "c", "d"}),
    ]
    for number, (step, touched) in enumerate(steps):
        step()
        news = board.news(live.rebuild(), build)
        told = by_article(news)
        assert told.keys() == touched, number
        held, build = told if news["whole"] else held | told, news["build"]
        assert held == by_article(Board().news(live.state, "")), number
    assert board.news(live.state, build)["articles"] == []
    assert by_article(board.news(live.state, "of another run")) == held


def by_article(news: dict[str, Any]) -> dict[str, Any]:
    return {
        one["id"]: (one, [item for item in news["items"] if item["article"] == one["id"]]) for one in news["articles"]
    }


def test_events_to_join_are_near_or_have_the_words_that_were_asked_for(tmp_path: Path) -> None:
    years = "".join(f"In {1500 + number} the town of Arden built bridge {number}.\n\n" for number in range(200))
    write_files(tmp_path, {"config.yaml": "title: Bridges\n", "content/a.md": HEAD.format("Bridges") + years})
    preview = Live(tmp_path).rebuild().preview
    assert preview
    events = preview.site.events
    one = next(event for event in events if event.when.edtf == "1600")
    offered = [event.when.earliest.year for event in near(one, events, "")]
    assert sorted(offered) == [*range(1570, 1600), *range(1601, 1631)]
    assert [event.when.edtf for event in near(one, events, "BRIDGE 199")] == ["1699"]
    assert near(one, events, "1600") == []
