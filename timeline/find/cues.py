"""The words round an expression that tell which way it points and how it dates its clause."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from timeline.find.asides import aside_before, closed_behind
from timeline.find.lexicon import Lexicon
from timeline.find.text import BREAK
from timeline.model.reading import Cue

COMMA = ","
BACK, AHEAD = 14, 8  # words of a clause that are looked at, before and behind
FAR = 16  # words behind, for a verb in the past: "In January, a week after the deal of the two was struck, …"


@dataclass(frozen=True)
class Cues:
    """Kinds (of words) -> kinds (of cues)."""

    verbs: Mapping[str, str]
    arranged: frozenset[str]  # kinds of verbs whose present tense tells of a plan: "opens on Friday"
    announced: frozenset[str]  # those that tell of one behind the date as well: "On Friday the summit opens"
    lasted: frozenset[str]  # with "until" these look back: "it ran until July"
    arranging: frozenset[str]  # with "for" these look ahead: "called a strike for Thursday"
    traded: frozenset[str]  # words right behind a month that lies ahead: "December futures"
    phrases: "Phrases"  # last word -> (words before it, kind of cue)
    near: "Phrases"  # the same, right before the expression
    joints: frozenset[str]  # words between a verb and the expression that leave them together
    called_off: frozenset[str]  # behind its date they make a plan one of the past
    relatives: frozenset[str]  # words that begin an aside: "who was born in 1990"
    joined: frozenset[str]  # words behind its comma that go on with it
    results: frozenset[str]  # nouns of what has happened
    possessives: frozenset[str]
    anterior: frozenset[str]  # before a past participle they tell of what lay before: "had left"
    within: frozenset[str]  # words between these and the participle
    infinitives: frozenset[str]  # before a past participle they make it a plan
    nominal: frozenset[str]  # words that make a noun or an infinitive of the verb behind them
    heads: Mapping[str, tuple[str, ...]]
    skips: frozenset[str]
    shortened: frozenset[str]  # abbreviations that a name comes after: "Mr"
    stops: frozenset[str]
    commas: frozenset[str]
    marks: frozenset[str]  # kinds of every word that a verb cue can end with

    def around(self, kinds: str, words: list[str], first: int, past: int) -> tuple[Cue, ...]:
        """The word before (past "about" and its like), then the verbs of the clause, nearest first.

        Verbs behind the expression count only where none is before it.
        """
        cues: list[Cue] = []
        for place in range(first - 1, max(first - 4, -1), -1):
            cues += [Cue(kind, words[place].strip().lower(), head=True) for kind in self.heads.get(kinds[place], ())]
            if kinds[place] not in self.skips:
                break
        beside = (_phrase(self.near, words, first - 1), self._result(words, past), self._trade(words, past))
        cues += [cue for cue in beside if cue]
        edge = first - 1 - (first > 0 and words[first - 1].strip().lower() in self.joints)
        start = max(first - 1 - BACK, -1)
        verbs, beyond = self._verbs(kinds, words, range(first - 1, start, -1), edge)
        if beyond:  # "…, and elections in June may be put off": its own clause has none before it
            verbs = self._verbs(kinds, words, range(past, min(past + AHEAD, len(kinds))))[0] or verbs
        if verbs and verbs[0].kind == "future" and self._called_off(words, past):
            verbs[0] = replace(verbs[0], kind="plan")
        if verbs and verbs[0].kind == "past" and verbs[0].word in self.lasted:
            cues.append(Cue("lasted", verbs[0].word))
        if verbs and verbs[0].word in self.arranging:
            cues.append(Cue("arranged", verbs[0].word))
        if closed_behind(words, past, self.joined) and (lead := self._lead(kinds, words, first)):
            cues.append(Cue("aside", lead))
        return (*cues, *(verbs or self._behind(kinds, words, past)))

    def _called_off(self, words: list[str], past: int) -> bool:
        """The match set for Saturday was postponed: what was planned did not come."""
        return " ".join(word.strip().lower() for word in words[past : past + 2]) in self.called_off

    def _lead(self, kinds: str, words: list[str], first: int) -> str:
        """The word that begins the aside before an expression: "bought" in 1982, "who" was born then."""
        start = aside_before(kinds, words, first, self.stops)
        if start < 0:
            return ""
        begins = words[start].strip().lower()
        return begins if begins in self.relatives or kinds[start] in self.verbs else ""

    def _behind(self, kinds: str, words: list[str], past: int) -> list[Cue]:
        """The verbs behind; where none is near, far ones in the past."""
        near, _ = self._verbs(kinds, words, range(past, min(past + AHEAD, len(kinds))))
        if near or self.stops.intersection(kinds[past : past + AHEAD]):
            return near
        far, _ = self._verbs(kinds, words, range(past + AHEAD, min(past + FAR, len(kinds))))
        return [cue for cue in far[:1] if cue.kind == "past"]

    def _verbs(self, kinds: str, words: list[str], places: range, edge: int = -1) -> tuple[list[Cue], bool]:
        """Nearest first, and whether the nearest stands in a clause before ", and".

        A participle shares the verb of the one that it is joined to: "will be raised and paid".
        """
        found: list[Cue] = []
        joined = crossed = beyond = False
        for place in places:
            kind = kinds[place]
            if kind in self.stops and not self._shortens(words, place):
                break
            if kind not in self.marks:
                if kind in self.commas and place + 1 < len(words):
                    crossed = crossed or words[place + 1].strip().lower() in self.joined
                continue
            cue = _phrase(self.phrases, words, place) or self._verb(kind, words, place, places.step < 0)
            if cue and crossed and cue.kind == "past":  # "had been ruined, and in the spring": that was after
                cue = replace(cue, word=cue.word.split()[-1])
            if cue:
                beyond = beyond or (crossed and not found)
                joined = joined or (not found and place > 0 and words[place - 1].strip().lower() in self.joined)
                found.append(replace(cue, head=True) if place == edge else cue)
        shared = joined and len(found) > 1 and found[0].kind == "past" and found[1].word in self.infinitives
        return (found[1:] if shared else found), beyond

    def _shortens(self, words: list[str], place: int) -> bool:
        """Does a full stop end an abbreviation that a name comes after: "Mr.", "St."?"""
        return words[place].strip() == "." and place > 0 and words[place - 1].lower() in self.shortened

    def _result(self, words: list[str], past: int) -> Cue | None:
        """Friday's ruling: what it names has happened."""
        if past >= len(words) or words[past].strip() not in self.possessives:
            return None
        behind = [word.strip().lower() for word in words[past + 1 : past + 3]]
        return next((Cue("past", word, head=True) for word in behind if word in self.results), None)

    def _trade(self, words: list[str], past: int) -> Cue | None:
        """December futures: what is traded is delivered later."""
        behind = words[past].strip().lower() if past < len(words) else ""
        return Cue("future", behind, head=True) if behind in self.traded else None

    def _verb(self, kind: str, words: list[str], place: int, before_it: bool) -> Cue | None:
        before = words[place - 1].strip().lower() if place else ""
        told = self.verbs.get(kind)  # "will be held" looks ahead, "is held" nowhere
        if (
            told
            and before in self.phrases
            and (plan := _phrase(self.phrases, words, place - 1))
            and plan.kind == "plan"
        ):
            return plan  # "was to have spoken", "had been expected to be ready"
        if told and not (told == "past" and before in self.infinitives):
            word = words[place].strip().lower()
            far = words[place - 2].strip().lower() if before in self.within and place > 1 else before
            return Cue(told, f"{far} {word}" if far in self.anterior else word)
        if not before_it and words[place].strip().lower() in self.announced and before not in self.nominal:
            return Cue("future", words[place].strip().lower())
        compound = place + 1 < len(words) and words[place + 1] == "-"
        if before_it and kind in self.arranged and before not in self.nominal and not compound:
            return Cue("future", words[place].strip().lower())
        return None


Phrases = Mapping[str, tuple[int, Mapping[tuple[str, ...], str]]]


def _phrase(phrases: Phrases, words: list[str], place: int) -> Cue | None:
    """The longest phrase that ends at a place."""
    if place < 0 or (word := words[place].strip().lower()) not in phrases:
        return None
    longest, kinds = phrases[word]
    before = tuple([each.strip().lower() for each in words[max(place - longest, 0) : place]])
    for start in range(len(before) + 1):
        if kind := kinds.get(before[start:]):
            return Cue(kind, " ".join((*before[start:], word)))
    return None


def _phrases(told: Mapping[str, str]) -> Phrases:
    """By their last word: the most words before it, and the kind of cue by these words."""
    found: dict[str, dict[tuple[str, ...], str]] = {}
    for kind, several in told.items():
        for phrase in several.split(", "):
            *before, last = phrase.split()
            found.setdefault(last, {}).setdefault(tuple(before), kind)
            if "'" in phrase:  # as typographers have it
                typeset = [word.replace("'", "’") for word in before]
                found[last].setdefault(tuple(typeset), kind)
    return {last: (max(map(len, kinds)), kinds) for last, kinds in found.items()}


def make_cues(told: Mapping[str, Mapping[str, str]], lexicon: Lexicon) -> Cues:
    """From a language's `cues.yaml`, whose classes the lexicon knows as `cue past`."""
    verbs = {char: kind for kind in told["clause"] for char in lexicon.matching(f"cue {kind}")}
    heads: dict[str, tuple[str, ...]] = {}
    for kind in told["heads"]:
        for char in lexicon.matching(f"cue {kind}"):
            heads[char] = (*heads.get(char, ()), kind)

    def listed(name: str) -> frozenset[str]:
        return frozenset(str(told[name]).split())

    arranged = frozenset(lexicon.matching("cue arranged"))
    return Cues(
        verbs=verbs,
        arranged=arranged,
        announced=listed("announced"),
        lasted=listed("lasted"),
        arranging=listed("arranging"),
        traded=listed("traded"),
        phrases=_phrases(told["phrases"]),
        near=_phrases(told["near"]),
        joints=listed("joints"),
        called_off=frozenset(str(told["called_off"]).split(", ")),
        relatives=listed("relatives"),
        joined=listed("joined"),
        results=listed("results"),
        possessives=listed("possessives"),
        anterior=listed("anterior"),
        within=listed("within"),
        infinitives=listed("infinitives"),
        nominal=listed("nominal"),
        heads=heads,
        skips=frozenset(lexicon.matching("cue skip")),
        shortened=listed("shortened"),
        stops=frozenset(lexicon.matching("cue stop") + lexicon.matching(BREAK)),
        commas=frozenset(lexicon.matching(COMMA)),
        marks=frozenset(lexicon.matching("cue phrase")) | arranged | verbs.keys(),
    )


def cue_classes(told: Mapping[str, Mapping[str, str]]) -> dict[str, dict[str, object]]:
    """The classes of words that cues are."""
    several = {
        **told["clause"],
        **told["heads"],
        "stop": told["stops"],
        "skip": told["skips"],
        "arranged": told["arranged"],
        "phrase": " ".join(
            phrase.split()[-1] for several in told["phrases"].values() for phrase in several.split(", ")
        ),
    }
    return {f"cue {kind}": {word: word for word in str(words).split()} for kind, words in several.items()}
