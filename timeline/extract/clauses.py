"""A sentence cut into clauses: each has one finite verb, and one date at most is its own."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

from timeline.extract.tokens import CLOSE, DATE, FINITE, GERUND, NAME, OPEN, Tokens, is_verb

LONGEST_SPEAKER = 7  # words between a comma and "said"
LONGEST_ADDRESSEE = 8  # words between "told" and "that": "told a news conference on Friday that"
PARTICIPLES = "VZ"
NOUNS = ("x", NAME)
NAMES = re.compile(NAME + "+")
AUXILIARIES = frozenset("BHMD")
BARE_VERB = re.compile("CxA")
TURNS = re.compile(f"[WTJC;,VZSPBHMD{GERUND}{OPEN}{CLOSE}-]")  # kinds at which a clause may begin or end


class Part(StrEnum):
    """What a clause is to its sentence."""

    MAIN = "main"
    SAID = "said"  # the content of saying
    RELATIVE = "relative"  # who, which; ", born in 1955,"
    SUBORDINATE = "subordinate"  # when, after, because


@dataclass(frozen=True, slots=True)
class Clause:
    """Tokens `start:end`, with its finite verb at `verb` (-1 where a sentence has none at all).

    `head` is the part of it that stands before an aside: "Araghchi, who served in Tokyo, | said".
    """

    start: int
    end: int
    part: Part
    verb: int
    head: range = range(0)


@dataclass(slots=True)
class Cutter:
    """Finds where clauses begin, in one pass over the kinds of a sentence's words."""

    tokens: Tokens
    starts: list[tuple[int, Part]]
    around: Part = Part.MAIN  # what an aside that ends goes back to

    def cut(self, at: int, part: Part) -> None:
        if at >= len(self.tokens.kinds):
            return
        if part in (Part.MAIN, Part.SAID):
            self.around = part
        if self.starts[-1][0] >= at:
            self.starts[-1] = (self.starts[-1][0], part)
        else:
            self.starts.append((at, part))

    @property
    def has_verb(self) -> bool:
        return self.verb_before(len(self.tokens.kinds))

    def verb_before(self, end: int) -> bool:
        start = self.starts[-1][0]
        bare = BARE_VERB.match(self.tokens.kinds, start, end)  # "would cut jobs | and delay the delivery"
        return bool(bare) or self.tokens.finite(start, end) >= 0

    def run(self) -> list[Clause]:
        kinds = self.tokens.kinds
        for turn in TURNS.finditer(kinds):
            i = turn.start()
            self.step(i, kinds[i], kinds[i - 1] if i else "", kinds[i + 1 : i + 2])
        ends = [start for start, _ in self.starts[1:]] + [len(kinds)]
        return [
            Clause(start, end, part, self.verb_of(start, end))
            for (start, part), end in zip(self.starts, ends, strict=True)
        ]

    def verb_of(self, start: int, end: int) -> int:
        """The finite verb of a piece, or the participle that it was cut at."""
        finite, kind = self.tokens.finite(start, end), self.tokens.kinds[start]
        return start if start and (kind in PARTICIPLES or (kind == GERUND and finite < 0)) else finite

    def step(self, i: int, kind: str, before: str, after: str) -> None:
        """What a word does to the clauses around it."""
        part = self.starts[-1][1]
        if kind == "W" and i:
            self.cut(i - 1 if before == "I" else i, Part.RELATIVE)
        elif kind == "T" and before and before in "xK" and after and after in FINITE:
            self.cut(i, Part.RELATIVE)
        elif kind == "J":
            self.cut(i, Part.SUBORDINATE)
        elif kind == "C":
            self.cut(i, part)
        elif (
            kind == ";"
            or (kind == "-" and after not in ("", NAME))
            or (kind == CLOSE and after and (before in ("", ",", ".") or after == ","))
        ):
            self.cut(i + 1, Part.MAIN)
        elif kind == OPEN and before and before in ",:":
            self.cut(i, Part.SAID)
        elif kind == "," and part in (Part.RELATIVE, Part.SUBORDINATE):
            self.cut(i + 1, self.around)
        elif self.is_after_aside(i, kind, before):
            self.cut(i, self.around)
        elif kind in PARTICIPLES and before == "," and self.is_listed(i):
            self.cut(i, part)
        elif self.is_participle(i, kind, before):
            self.cut(i, Part.RELATIVE)
        elif kind == "S" and is_verb(self.tokens.kinds, i):
            self.say(i, before, after)

    def is_participle(self, i: int, kind: str, before: str) -> bool:
        """ "A suit filed in May was", ", born in 1955,": no verb of a main clause, but an aside on a noun."""
        kinds = self.tokens.kinds
        if kind == GERUND:
            return before == "," and DATE in _to_comma(kinds, i)
        if kind not in PARTICIPLES:
            return False
        if before == "x" and self.tokens.lower(i - 1).endswith("ly") and kinds[i - 2 : i - 1] == ",":
            before = ","
        if before == ",":
            return i > 1 and not self.is_resumed(i)
        if not before or before not in "xK0q)" or not self.verb_before(i):
            return False
        led = any(kind in "BHEMD" for kind in kinds[max(i - 3, 0) : i])
        led = led or (kinds[max(i - 2, 0) : i] == "Ox" and kinds[max(i - 3, 0) : i - 2] != "I")  # "to stay shut"
        return not led and not self.tokens.lower(i - 1).endswith("ly")

    def is_after_aside(self, i: int, kind: str, before: str) -> bool:
        """ "After she retired | she taught", "the man who was held in May | has left": no comma ends the aside."""
        part = self.starts[-1][1]
        if part is Part.SUBORDINATE and kind == "P":
            after = self.tokens.kinds[i + 1 : i + 2]
            return before in tuple("xK0" + DATE) and after in tuple(FINITE) and self.has_verb_before(i)
        if part is Part.RELATIVE and kind in AUXILIARIES:
            return before in tuple("xK0" + DATE) and self.has_verb_before(i)
        return False

    def has_verb_before(self, i: int) -> bool:
        return self.tokens.finite(self.starts[-1][0], i) >= 0

    def is_resumed(self, i: int) -> bool:
        """The verb of a subject that an aside parts from it: "Stein, who is 38, | started", "Stein, 38, | started"."""
        start, stop = self.starts[-1][0], i
        if start == i and len(self.starts) > 2 and self.starts[-2][1] is Part.RELATIVE:
            start, stop = self.starts[-3][0], self.starts[-2][0]
            return self.tokens.finite(start, stop) < 0
        return self.tokens.finite(start, stop) < 0 and self.tokens.kinds.count(",", start, i) > 1

    def is_listed(self, i: int) -> bool:
        """ "Tripled in 2004, doubled in 2005 and rose again": verbs in a list."""
        kinds = self.tokens.kinds
        listed = kinds.find("C", i)
        return listed > 0 and kinds[listed + 1 : listed + 2] == "V" and self.verb_before(i)

    def say(self, i: int, before: str, after: str) -> None:
        """A verb of saying: who says it stands before, what is said after."""
        kinds = self.tokens.kinds
        comma = self.comma_before(i)
        if comma < 0 and before in NOUNS and after in ("I", DATE) and self.verb_before(i) and kinds.find(",", i) < 0:
            return  # "figures reported by the bank"
        if comma > self.starts[-1][0] and self.verb_before(comma):
            self.cut(comma + 1, Part.MAIN)
        self.cut(self.said_from(i), Part.SAID)

    def comma_before(self, verb: int) -> int:
        """The comma after which a speaker is named: ", Apple announced", or -1."""
        kinds = self.tokens.kinds
        for i in range(verb - 1, max(verb - 1 - LONGEST_SPEAKER, 0), -1):
            if kinds[i] == ",":
                return i
            if kinds[i] in FINITE and is_verb(kinds, i):
                return -1
        return -1

    def said_from(self, verb: int) -> int:
        """Where what is said begins: after the verb, or after whom it is told ("told reporters that")."""
        kinds = self.tokens.kinds
        for i in range(verb + 1, min(verb + 2 + LONGEST_ADDRESSEE, len(kinds))):
            if kinds[i] == "T":
                return i
            if kinds[i] in ",;" + OPEN or (i > verb + 1 and kinds[i] in FINITE and is_verb(kinds, i)):
                break
        after = verb + 1
        while kinds[after : after + 1] == DATE or kinds[after : after + 2] == "I" + DATE:
            after += 1 if kinds[after] == DATE else 2
        stop = next((i for i in range(after, len(kinds)) if kinds[i] in ",;J" + OPEN + CLOSE), len(kinds))
        if kinds[after : after + 1] in ("O", ",", "") or (kinds[after] == "I" and "," not in kinds[after:]):
            return len(kinds)
        if kinds[after] == "I":
            stop = len(kinds)
        return after if self.tokens.finite(after, stop) >= 0 else len(kinds)


def _to_comma(kinds: str, start: int) -> str:
    end = kinds.find(",", start)
    return kinds[start : end if end > 0 else len(kinds)]


def clauses(tokens: Tokens) -> tuple[Clause, ...]:
    """Cut at connectives, relative pronouns and what is said; a piece without a verb joins the piece before it."""
    joined: list[Clause] = []
    head = range(0)
    for piece in _pieces(tokens):
        last = joined[-1] if joined else None
        if last and last.verb < 0 and piece.part is Part.RELATIVE and last.part in (Part.MAIN, Part.SAID):
            head = range(last.start, last.end)
            joined[-1] = piece
        elif head and piece.part in (Part.MAIN, Part.SAID) and _begins_with_verb(tokens, piece):
            joined.append(replace(piece, head=head))
            head = range(0)
        elif last and piece.verb < 0:
            joined[-1] = replace(last, end=piece.end)
        elif last and last.verb < 0:
            part = Part.MAIN if Part.MAIN in (last.part, piece.part) else piece.part
            joined[-1] = replace(last, end=piece.end, verb=piece.verb, part=part)
        else:
            joined.append(piece)
    if head:
        joined[0] = replace(joined[0], start=min(head.start, joined[0].start))
    return tuple(joined)


def _pieces(tokens: Tokens) -> Iterator[Clause]:
    """What the cutter cuts, but for a subject cut at its "and": "When it opened, Mara Lind | and her son spoke"."""
    waiting: Clause | None = None
    within: Part | None = None  # of the clause that a piece without a verb stands in: "that was sold as a toy | and is"
    for piece in Cutter(tokens, [(0, Part.MAIN)]).run():
        led = tokens.kinds[piece.start] == "C"
        if waiting:
            piece = replace(piece, start=waiting.start, part=Part.MAIN) if led else piece
            if not led:
                yield waiting
            waiting = None
        elif led and within and piece.part is Part.SUBORDINATE:
            piece = replace(piece, part=within)
        if (
            piece.verb < 0
            and piece.start
            and tokens.kinds[piece.start - 1] == ","
            and piece.part in (Part.MAIN, Part.SAID)
        ):
            waiting = piece
            continue
        within = within if piece.verb < 0 else piece.part
        yield piece
    if waiting:
        yield waiting


def _begins_with_verb(tokens: Tokens, piece: Clause) -> bool:
    return piece.verb >= 0 and all(tokens.kinds[i] in "xN,q" for i in range(piece.start, piece.verb))


def subject(tokens: Tokens, clause: Clause) -> range:
    """The words before a clause's verb that say who or what it is about; empty where it begins with its verb."""
    if clause.head:
        return range(clause.head.start, clause.head.stop - (tokens.kinds[clause.head.stop - 1] in ",("))
    start = clause.start
    while start < clause.verb and tokens.kinds[start] in "CTJ,W" + DATE:
        start += 1
    if all(tokens.lower(i).endswith("ly") or tokens.kinds[i] == "N" for i in range(start, clause.verb)):
        return range(0)
    return range(start, clause.verb)


def names(tokens: Tokens, among: range) -> tuple[range, ...]:
    """Runs of capitalised words."""
    return tuple(range(*run.span()) for run in NAMES.finditer(tokens.kinds, among.start, among.stop))
