"""The review desk's requests: what each may carry, and what comes of it."""

from collections.abc import Callable, Mapping
from http import HTTPStatus
from typing import Any

from timeline.model.article import Article
from timeline.model.event import Event
from timeline.model.when import When
from timeline.project import CORRECTIONS
from timeline.serve.board import Board, near
from timeline.serve.edits import Conflict, Edits, digest_of
from timeline.serve.listing import find_reading, new_entry, sidecar_of, written_at
from timeline.serve.live import Live
from timeline.serve.preview import Preview
from timeline.serve.server import Action, Answer
from timeline.understand import understand
from timeline.write.amend import add_entry, add_event, add_fix, set_keys

WORDS = ("date", "title", "note")  # keys of a person's that take words; empty takes the key out
SWITCHES = ("hide", "checked")
LONGEST = 2000  # characters of a title or note
Asked = Mapping[str, Any]


def actions(live: Live) -> tuple[Mapping[str, Action], Mapping[str, Action]]:
    """Those that read and those that change, by path."""
    desk = Desk(live)
    reading = {"/.timeline/review/list": desk.list, "/.timeline/review/near": _plainly(desk.near)}
    changing = {
        "/.timeline/review/understand": desk.understand,
        "/.timeline/review/change": desk.change,
        "/.timeline/review/event": desk.event,
        "/.timeline/review/join": desk.join,
        "/.timeline/review/undo": desk.undo,
    }
    return reading, {path: _plainly(action) for path, action in changing.items()}


class Desk:
    """Answers as status and JSON. What is asked for is known by article id; no path comes from outside."""

    def __init__(self, live: Live) -> None:
        self.live = live
        self._board = Board()
        self._edits: Edits | None = None

    @property
    def edits(self) -> Edits:
        """Where content lies may change with config.yaml."""
        content = self.preview.site.settings.content
        if self._edits is None or self._edits.content != (self._edits.root / content).resolve():
            self._edits = Edits(self.live.root, content)
        return self._edits

    @property
    def preview(self) -> Preview:
        if self.live.state.preview is None:
            raise ValueError("there is no good build yet; set its errors right first")
        return self.live.state.preview

    def list(self, asked: Asked) -> Answer:
        """Every reading; or, for a desk that says which build it shows, those of the articles that changed since."""
        news = self._board.news(self.live.state, str(asked.get("since", "")))
        return HTTPStatus.OK, {"corrections": self._corrections_digest(), **news}

    def near(self, asked: Asked) -> Answer:
        """The event of that id, and others that it may be the same as."""
        events = self.preview.site.events
        event = next((one for one in events if one.id == asked.get("event")), None)
        if event is None:
            raise ValueError("there is no such event any more; load the desk again")
        others = near(event, events, str(asked.get("words", "")))
        return HTTPStatus.OK, {"event": _shown(event), "near": [_shown(one) for one in others]}

    def _corrections_digest(self) -> str:
        return digest_of(self.edits.read(self._corrections())) if self.live.state.preview else ""

    def _corrections(self) -> str:
        return f"{self.preview.site.settings.content}/{CORRECTIONS}"

    def article(self, asked: Asked) -> Article:
        name = asked.get("article")
        if not isinstance(name, str) or name not in self.preview.stories:
            raise ValueError("there is no such article any more; load the desk again")
        return self.preview.stories[name][1].article

    def understand(self, asked: Asked) -> Answer:
        """What the words of a date mean, before anything is saved; words half typed are no failure."""
        try:
            when = self._when(asked, self.article(asked))
        except ValueError as wrong:
            return HTTPStatus.OK, {"error": str(wrong)}
        days = f"{when.earliest} to {when.latest}" if when.earliest != when.latest else str(when.earliest)
        return HTTPStatus.OK, {"edtf": when.edtf, "days": days, "precision": when.precision}

    def _when(self, asked: Asked, article: Article) -> When:
        return understand(_words(asked, "date"), article.context)

    def change(self, asked: Asked) -> Answer:
        """Set, or with nothing take out, keys of a person's on one reading."""
        article = self.article(asked)
        changes = _changes(asked.get("set"))
        if changes.get("date"):
            understand(str(changes["date"]), article.context)
        _, story = self.preview.stories[article.id]
        found = find_reading(story, asked.get("id"))
        if found is None:
            raise ValueError("the text has changed, and this date is not where it was; load the desk again")
        line, path = written_at(story, found), sidecar_of(article)
        if line:
            return self._save(asked, path, lambda data: set_keys(data, line, changes))
        entry = new_entry(story, found)
        return self._save(asked, path, lambda data: add_entry(data, entry, changes))

    def event(self, asked: Asked) -> Answer:
        """Add an event that the text does not tell."""
        article = self.article(asked)
        self._when(asked, article)
        keys = {key: _words(asked, key) for key in WORDS if asked.get(key)}
        if "title" not in keys:
            raise ValueError("an event needs a title")
        return self._save(asked, sidecar_of(article), lambda data: add_event(data, keys))

    def join(self, asked: Asked) -> Answer:
        """Say that two events are one."""
        known = {event.id for event in self.preview.site.events}
        first, second = asked.get("event"), asked.get("other")
        if not (isinstance(first, str) and isinstance(second, str) and {first, second} <= known) or first == second:
            raise ValueError("two different events of the site are needed")
        return self._save(asked, self._corrections(), lambda data: add_fix(data, first, {"join": (second,)}))

    def undo(self, asked: Asked) -> Answer:
        step = self.edits.undo()
        if step is None:
            return HTTPStatus.OK, {"undone": ""}
        self.live.rebuild([self.edits.file(step.path)])
        return HTTPStatus.OK, {"undone": step.what, "file": step.path}

    def _save(self, asked: Asked, path: str, edit: Callable[[bytes], bytes]) -> Answer:
        seen = asked.get("digest")
        what = asked.get("what")
        digest = self.edits.change(path, seen if isinstance(seen, str) else "-", edit, str(what or path))
        state = self.live.rebuild([self.edits.file(path)])
        wrong = [str(problem) for problem in state.errors]
        return HTTPStatus.OK, {"digest": digest, "file": path, "errors": wrong}


def _shown(event: Event) -> dict[str, str]:
    return {"id": event.id, "date": event.when.edtf, "title": event.title}


def _words(asked: Asked, key: str) -> str:
    value = asked.get(key)
    if not isinstance(value, str) or len(value) > LONGEST:
        raise ValueError(f"{key} takes words, at most {LONGEST} characters of them")
    if any(character < " " for character in value):
        raise ValueError(f"{key} takes one line")
    return value.strip()


def _changes(given: object) -> dict[str, str | bool | tuple[str, ...] | None]:
    """Keys and values that may be written; an empty value takes the key out."""
    if not isinstance(given, dict) or not given or not set(given) <= {*WORDS, *SWITCHES}:
        raise ValueError(f"what can be set is {', '.join((*WORDS, *SWITCHES))}")
    words = {key: _words(given, key) or None for key in WORDS if key in given}
    return {**words, **{key: True if given[key] is True else None for key in SWITCHES if key in given}}


def _plainly(action: Action) -> Action:
    """Trouble as an answer that the desk can show."""

    def answer(asked: Asked) -> Answer:
        try:
            return action(asked)
        except Conflict as conflict:
            told = {"error": f"{conflict.path} was changed elsewhere in the meantime; nothing was overwritten"}
            return HTTPStatus.CONFLICT, told | {"theirs": conflict.theirs, "digest": conflict.digest}
        except PermissionError as refused:
            return HTTPStatus.FORBIDDEN, {"error": str(refused)}
        except (ValueError, OSError) as wrong:
            return HTTPStatus.BAD_REQUEST, {"error": str(wrong)}

    return answer
