"""The people that a text names: each by the full name, and whether it is a he or a she, as far as the text says so."""

from timeline.extract.clause import names
from timeline.extract.lexicon import Lexicon
from timeline.extract.tokens import NAME, Tokens

PLACE_BEFORE = ("in", "at", "from", "near", "of")
POSSESSIVES = ("'s", "’s", "'", "’")
LONGEST_NAME = 4  # words
SEXES = ("he", "she")


class Names:
    """Grows as sentences are heard."""

    def __init__(self, words: Lexicon) -> None:
        self.words = words
        self.full: dict[str, str] = {}  # by surname, and by first name where one person has it
        self.sexes: dict[str, str] = {}  # by full name

    def of(self, tokens: Tokens) -> list[tuple[range, str]]:
        """The people that a sentence names, each with where, in text order."""
        runs = names(tokens, range(len(tokens.texts))) if NAME in tokens.kinds else ()
        return [(run, name) for run in runs if (name := self._name(tokens, run))]

    def may_be(self, name: str, sex: str) -> bool:
        return self.sexes.get(name, sex) == sex

    def _name(self, tokens: Tokens, run: range) -> str:
        """The full name that a run of capitalised words gives, or that a part of it stands for; else nothing."""
        honoured = [i for i in run if self.words.has("honorifics", tokens.lowers[i])]
        start = honoured[-1] + 1 if honoured else run.start
        start += self.words.has("before_names", tokens.lowers[start]) if start < run.stop else 0
        surname = _bare(tokens.texts[run.stop - 1]) if start < run.stop else ""
        if not surname or self.words.has_any("organisation_words", tokens.lowers[start : run.stop]):
            return ""
        if run.start and tokens.kinds[run.start - 1] == "A" and not honoured:
            return ""  # "the Barents Sea"
        full = self.full.get(surname, "")
        if run.stop - start > 1:
            before = tokens.lower(run.start - 1) if run.start else ""
            if not honoured and (before in PLACE_BEFORE or self.words.has("articles", before)):
                return ""  # "of Oslo Bay", "the Northern Railway"
            if run.stop - start > LONGEST_NAME:
                return ""
            full = self.full.setdefault(surname, " ".join([*tokens.texts[start : run.stop - 1], surname]))
            first = tokens.texts[start]
            self.full[first] = full if self.full.get(first, full) == full else ""
        for i in honoured:
            if full and (sex := self.words.sex(tokens.lowers[i])):
                self.sexes.setdefault(full, sex)
        return full


def owns(tokens: Tokens, run: range) -> bool:
    """ "Lind's": something is said to be of a person."""
    return tokens.texts[run.stop - 1].endswith(POSSESSIVES)


def _bare(word: str) -> str:
    return next((word.removesuffix(ending) for ending in POSSESSIVES if word.endswith(ending)), word)
