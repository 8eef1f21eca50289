"""The words round an expression that tell which way it points and how it dates its clause."""

from collections.abc import Mapping
from dataclasses import dataclass

from timeline.find.lexicon import Lexicon
from timeline.find.text import BREAK
from timeline.model.reading import Cue

BACK, AHEAD = 14, 8  # words of a clause that are looked at, before and behind


@dataclass(frozen=True)
class Cues:
    """Kinds (of words) -> kinds (of cues)."""

    verbs: Mapping[str, str]
    heads: Mapping[str, tuple[str, ...]]
    skips: frozenset[str]
    stops: frozenset[str]

    def around(self, kinds: str, words: list[str], first: int, past: int) -> tuple[Cue, ...]:
        """The word before (past "about" and its like); then the clause's verbs, nearest first: before, else behind."""
        cues: list[Cue] = []
        for place in range(first - 1, max(first - 4, -1), -1):
            cues += [Cue(kind, words[place].strip().lower(), head=True) for kind in self.heads.get(kinds[place], ())]
            if kinds[place] not in self.skips:
                break
        verbs = self._verbs(kinds, words, range(first - 1, max(first - 1 - BACK, -1), -1))
        return (*cues, *(verbs or self._verbs(kinds, words, range(past, min(past + AHEAD, len(kinds))))))

    def _verbs(self, kinds: str, words: list[str], places: range) -> list[Cue]:
        found = []
        for place in places:
            kind = kinds[place]
            if kind in self.stops:
                break
            if kind in self.verbs and not (place and words[place - 1].strip() == "be"):  # "will be held" looks ahead
                found.append(Cue(self.verbs[kind], words[place].strip().lower()))
        return found


def make_cues(told: Mapping[str, Mapping[str, str]], lexicon: Lexicon) -> Cues:
    """From a language's `cues.yaml`, whose classes the lexicon knows as `cue past`."""
    verbs = {char: kind for kind in told["clause"] for char in lexicon.matching(f"cue {kind}")}
    heads: dict[str, tuple[str, ...]] = {}
    for kind in told["heads"]:
        for char in lexicon.matching(f"cue {kind}"):
            heads[char] = (*heads.get(char, ()), kind)
    skips = frozenset(lexicon.matching("cue skip"))
    return Cues(verbs, heads, skips, frozenset(lexicon.matching("cue stop") + lexicon.matching(BREAK)))


def cue_classes(told: Mapping[str, Mapping[str, str]]) -> dict[str, dict[str, object]]:
    """The classes of words that cues are."""
    several = {**told["clause"], **told["heads"], "stop": told["stops"], "skip": told["skips"]}
    return {f"cue {kind}": {word: word for word in str(words).split()} for kind, words in several.items()}
