"""The words of a language by the job they do, ready to look up."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

KINDS = {
    "negation": "N",
    "be": "B",
    "nonfinite": "E",
    "have": "H",
    "do": "D",
    "modal": "M",
    "contraction": "L",
    "pronoun": "P",
    "reflexive": "R",
    "that": "T",
    "relative": "W",
    "subordinator": "J",
    "coordinator": "C",
    "to": "O",
    "preposition": "I",
    "determiner": "A",
}
VERBS = {"say": "S", "past": "V", "participles": "Z", "present": "F"}

NAME, NUMBER, GERUND, OTHER = "K", "0", "G", "x"
OPEN, CLOSE = "Q", "q"
MARKS = {
    **dict.fromkeys(".!?…", "."),
    **dict.fromkeys("–—-", "-"),
    **{mark: mark for mark in ",;:()"},
    **dict.fromkeys(("“", "``"), OPEN),
    **dict.fromkeys(("”", "''"), CLOSE),
}

SINGLE = ("ss", "us", "is", "ews")  # ends of nouns that are one thing: "boss", "bus", "crisis", "news"

Words = frozenset[str]
Phrases = Mapping[str, tuple[tuple[str, ...], ...]]  # by their first word
NONE: Words = frozenset()


@dataclass(frozen=True, slots=True)
class Lexicon:
    """`kind` gives the one-letter kind of a word in lower case; the sets answer the finer questions."""

    kind: Mapping[str, str] = field(default_factory=dict)
    sets: Mapping[str, Words] = field(default_factory=dict)
    phrases: Mapping[str, Phrases] = field(default_factory=dict)
    endings: tuple[str, ...] = ()  # of words for people
    met: dict[str, str] = field(default_factory=dict, compare=False, repr=False)  # kinds of words met before

    def has(self, name: str, word: str) -> bool:
        """Is the word, in lower case, one of the set?"""
        return word in self.sets.get(name, NONE)

    def has_any(self, name: str, words: Iterable[str]) -> bool:
        """Is one of the words, in lower case, one of the set?"""
        return not self.sets.get(name, NONE).isdisjoint(words)

    def is_human(self, word: str) -> bool:
        """ "Minister", "woman", "player": may "he" or "she" mean one, though it is no name?"""
        if self.has("humans", word):
            return True
        return word.endswith(self.endings) and word not in self.kind and not self.has("not_humans", word)

    def sex(self, word: str) -> str:
        """ "he" or "she", where the word, in lower case, says one of the two; else nothing."""
        return "he" if self.has("sexes.he", word) else "she" if self.has("sexes.she", word) else ""

    def is_many(self, noun: str) -> bool:
        """ "Men", "towns": may "they" mean it?"""
        return self.has("many", noun) or (noun.endswith("s") and not noun.endswith(SINGLE))

    def be_of(self, noun: str) -> str:
        """ "Was" or "were", as a noun phrase has it; nothing in a language without these words."""
        words = noun.split()
        joined = any(self.kind.get(word) == "C" for word in words)
        several = words[-1].islower() and self.is_many(words[-1]) and not self.has("one", words[0].lower())
        number = "many" if joined or several else "one"
        return next(iter(self.sets.get(f"be_done.{number}", ())), "")

    def phrase_of(self, name: str, words: tuple[str, ...]) -> tuple[str, ...]:
        """The listed phrase that words in lower case begin with, or none."""
        listed = self.phrases.get(name, {}).get(words[0], ()) if words else ()
        return next((phrase for phrase in listed if words[: len(phrase)] == phrase), ())

    def kinds_of(self, texts: Sequence[str]) -> list[str]:
        """The kinds of the words of a sentence; its first has its capital for being first."""
        met = self.met
        kinds = [met.get(text) or self._meet(text) for text in texts]
        kinds[0] = MARKS.get(texts[0]) or self._kind(texts[0], first=True)
        return kinds

    def _meet(self, text: str) -> str:
        kind = self.met[text] = MARKS.get(text) or self._kind(text, first=False)
        return kind

    def _kind(self, text: str, first: bool) -> str:
        lower = text.lower().replace("’", "'")
        known = self.kind.get(lower, "")
        capital = text[0].isupper()
        if known == "T" and first:
            return "A"
        if known and not (capital and not first and known in "SVFZMJ"):
            return known
        if capital:
            return NAME
        if text[0].isdigit():
            return NUMBER
        if lower.endswith("ed") and len(lower) > 4 and not self.has("not_past", lower):
            return "V"
        return GERUND if lower.endswith("ing") and len(lower) > 5 else OTHER


def make_lexicon(tables: Mapping[str, object], placed: Iterable[str] = ()) -> Lexicon:
    """Turn what the files say into look-ups. `kinds` and `pronouns` hold one set a key, every other key is a set.

    The set `placed` is made of those named: words whose place may tell their kind.
    """
    kind: dict[str, str] = {}
    sets: dict[str, Words] = {}
    phrases: dict[str, Phrases] = {}
    for name, value in tables.items():
        if isinstance(value, Mapping):
            sets |= {f"{name}.{key}": frozenset(str(words).split()) for key, words in value.items()}
        elif isinstance(value, str):
            sets[name] = frozenset(value.split())
        elif isinstance(value, list | tuple):
            phrases[name] = _by_first([tuple(str(phrase).split()) for phrase in value])
    sets["placed"] = NONE.union(*(sets.get(name, NONE) for name in placed))
    sets["humans"] = NONE.union(*(sets.get(name, NONE) for name in ("humans", "sexes.he", "sexes.she")))
    for table, letters in (("", VERBS), ("kinds.", KINDS)):
        for name, letter in reversed(letters.items()):
            kind |= dict.fromkeys(sets.get(table + name, ()), letter)
    return Lexicon(kind, sets, phrases, tuple(sorted(sets.get("human_endings", NONE))))


def _by_first(phrases: Sequence[tuple[str, ...]]) -> Phrases:
    firsts = dict.fromkeys(phrase[0] for phrase in phrases)
    return {first: tuple(phrase for phrase in phrases if phrase[0] == first) for first in firsts}
