"""A language's grammar: its words, its parts and its rules, ready to run.

Rules are indexed by the first two kinds they can start with, so that most words of a text cost one look at a table.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from timeline.find.build import Build, compile_meaning, slots_of
from timeline.find.company import Matching, in_company
from timeline.find.lexicon import Lexicon
from timeline.find.phrase import Heads, Sequence, capturing, elements, heads, one_of, parse_phrase, pattern, slots
from timeline.find.text import BREAK


@dataclass(frozen=True)
class Alternative:
    """A phrase and what it means: one value, or one for each captured piece."""

    sequence: Sequence
    builds: Mapping[str, Build]  # piece -> its meaning; "" is the whole
    slots: tuple[tuple[str, str], ...]

    def group(self, piece: str) -> int:
        """The group of a regular expression that captures a piece."""
        return next((number for number, (slot, _) in enumerate(self.slots, 1) if slot == piece), 0)


@dataclass(frozen=True)
class Rule:
    """`conditions` look at the word before (`after`, `not after`) and behind (`before`, `not before`), `company` at
    the sentence: one of these words must stand in it (`with`)."""

    name: str
    alternatives: tuple[Alternative, ...]
    conditions: tuple[tuple[str, tuple[str, ...]], ...] = ()
    refuses: bool = False  # a look-alike: what it matches is no expression
    company: tuple[str, ...] = ()


WITH = "with"
CONDITIONS = {"after": "(?<={1}){0}", "not after": "(?<!{1}){0}", "before": "{0}(?={1})", "not before": "{0}(?!{1})"}
FULL_STOP = "."
STOPS = ("cue stop", BREAK)  # what a sentence ends with

Found = tuple[int, int, str, Any]  # first word, past the last word, rule, meaning
Candidate = tuple[Rule, Alternative, Matching]
Best = tuple[Rule, Alternative, re.Match[str]]


@dataclass
class Grammar:
    """Parts and rules over one lexicon. Deterministic: longest match wins, then the rule told first."""

    parts: Mapping[str, tuple[Alternative, ...]]
    rules: tuple[Rule, ...]
    lexicon: Lexicon
    _part_patterns: dict[str, str] = field(default_factory=dict)
    _compiled: dict[tuple[int, int], re.Pattern[str]] = field(default_factory=dict)
    _part_compiled: dict[tuple[str, int], re.Pattern[str]] = field(default_factory=dict)
    _classes: dict[str, str] = field(default_factory=dict)
    _candidates: dict[str, list[Candidate]] = field(default_factory=dict)

    def element(self, name: str) -> str:
        """The pattern of a word, class or part."""
        if name in self.parts:
            if name not in self._part_patterns:
                self._part_patterns[name] = "(?:{})".format(
                    "|".join(pattern(each.sequence, self.element) for each in self.parts[name])
                )
            return self._part_patterns[name]
        if name not in self._classes:
            self._classes[name] = one_of(self.lexicon.matching(name))
        return self._classes[name]

    def run(self, kinds: str, words: list[str]) -> list[Found]:
        """Every expression, left to right, no two overlapping."""
        found: list[Found] = []
        free = 0
        seen = self._candidates
        for start in [match.start() for match in self.triggers.finditer(kinds)]:
            if start < free:
                continue
            head = kinds[start : start + 2]
            candidates = seen[head] if head in seen else self.candidates(head)
            if candidates and (best := _longest(candidates, kinds, start)):
                rule, told, match = best
                pieces = () if rule.refuses else self._pieces(rule, told, match, words)
                found += pieces
                if pieces or rule.refuses:
                    free = match.end()
        return found

    def _pieces(self, rule: Rule, told: Alternative, match: re.Match[str], words: list[str]) -> list[Found]:
        values = self.values(told, match, words)
        pieces = []
        for name, build in told.builds.items():
            meaning = build(values)
            if meaning is None:
                return []
            start, end = match.span(told.group(name))
            if start >= 0:
                pieces.append((start, end, rule.name, meaning))
        return pieces

    def values(self, told: Alternative, match: re.Match[str], words: list[str]) -> dict[str, Any]:
        """What each slot holds. Slots that were left out are missing."""
        values: dict[str, Any] = {}
        for group, (slot, name) in enumerate(told.slots, 1):
            start, end = match.span(group)
            if start < 0 or not name:
                continue
            values[slot] = (
                self.part(name, match.string, start, end, words)
                if name in self.parts
                else self.lexicon.value(name, words[start])
            )
        return values

    def part(self, name: str, kinds: str, start: int, end: int, words: list[str]) -> Any:
        """What a stretch of words means as the part `name`."""
        for which, told in enumerate(self.parts[name]):
            key = (name, which)
            if key not in self._part_compiled:
                self._part_compiled[key] = re.compile(capturing(told.sequence, self.element))
            match = self._part_compiled[key].fullmatch(kinds, start, end)
            if match:
                return told.builds[""](self.values(told, match, words))
        raise AssertionError(f"{name} does not match what it matched")

    def compiled(self, index: int, which: int) -> re.Pattern[str]:
        """The pattern of a rule's alternative, its slots as groups."""
        key = (index, which)
        if key not in self._compiled:
            rule = self.rules[index]
            text = capturing(rule.alternatives[which].sequence, self.element)
            self._compiled[key] = re.compile(self._conditions(rule, text))
        return self._compiled[key]

    def _conditions(self, rule: Rule, text: str) -> str:
        for name, words in rule.conditions:
            kinds = "".join(self.lexicon.matching(word) for word in words)
            end = "|$" if name == "before" and FULL_STOP in words else ""  # a text may end without one
            text = CONDITIONS[name].format(text, f"[{kinds}]{end}")
        return text

    def candidates(self, head: str) -> list[Candidate]:
        """What may match where two kinds (or the last one) stand, in the order told."""
        first, *rest = (self.lexicon.names_of_kind[kind] for kind in head)
        names = [(one,) for one in first] + [(one, two) for one in first for two in (rest[0] if rest else ())]
        pairs = sorted({pair for name in names for pair in self.index.get(name, ())})
        self._candidates[head] = [
            (self.rules[index], self.rules[index].alternatives[which], self._matching(index, which))
            for index, which in pairs
        ]
        return self._candidates[head]

    def _matching(self, index: int, which: int) -> Matching:
        """What matches an alternative at a place."""
        match, company = self.compiled(index, which).match, self.rules[index].company
        if not company:
            return match
        words, stops = (re.compile(one_of("".join(map(self.lexicon.matching, each)))) for each in (company, STOPS))
        return in_company(match, words, stops)

    @cached_property
    def index(self) -> dict[tuple[str, ...], list[tuple[int, int]]]:
        """The first two words or classes (or the only one) -> (rule, alternative)."""
        index: dict[tuple[str, ...], list[tuple[int, int]]] = {}
        known: dict[str, Heads] = {}

        def of_part(name: str) -> Heads | None:
            if name not in self.parts:
                return None
            if name not in known:
                known[name] = frozenset().union(*(heads(each.sequence, of_part) for each in self.parts[name]))
            return known[name]

        for number, rule in enumerate(self.rules):
            for which, told in enumerate(rule.alternatives):
                for head in heads(told.sequence, of_part):
                    index.setdefault(head, []).append((number, which))
        return index

    @cached_property
    def triggers(self) -> re.Pattern[str]:
        """Kinds that something can start with."""
        kinds = {kind for head in self.index for kind in self.lexicon.matching(head[0])}
        return re.compile("[{}]".format("".join(sorted(kinds))))


def _longest(candidates: list[Candidate], kinds: str, start: int) -> Best | None:
    """The longest match at a place; of equals the one told first."""
    best: Best | None = None
    end = start
    for rule, told, matching in candidates:
        match = matching(kinds, start)
        if match and match.end() > end:
            best, end = (rule, told, match), match.end()
    return best


def make_alternatives(phrases: str | list[str], means: str | Mapping[str, str] | None) -> tuple[Alternative, ...]:
    """Raises ValueError where a phrase or a meaning is not in its notation."""
    meanings = {"": means} if isinstance(means, str) else means or {}
    builds = {piece: compile_meaning(text) for piece, text in meanings.items()}
    trees = [tree for each in ([phrases] if isinstance(phrases, str) else phrases) for tree in parse_phrase(each)]
    told = {slot for tree in trees for slot, _ in slots(tree)}
    for text in meanings.values():
        if missing := sorted(slots_of(text) - told):
            raise ValueError(f'"{text}" speaks of "{missing[0]}", which the phrase does not capture')
    return tuple(Alternative(tree, builds, tuple(slots(tree))) for tree in trees)


def literals(alternatives: tuple[Alternative, ...], known: set[str]) -> set[str]:
    """The words that phrases spell out: all that no class or part is named after."""
    return {node.name for told in alternatives for node in elements(told.sequence)} - known
