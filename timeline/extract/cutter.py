"""Where the clauses of a sentence begin and end, in one pass over the kinds of its words."""

import re
from dataclasses import dataclass

from timeline.extract.clause import Clause, Part
from timeline.extract.openings import main_after_opening, relative_from
from timeline.extract.sayings import comma_before, said_from
from timeline.extract.tokens import CLOSE, DATE, FINITE, GERUND, NAME, OPEN, Tokens, is_verb

PARTICIPLES = "VZ"
ASIDES = (Part.RELATIVE, Part.SUBORDINATE)
NOUNS = ("x", NAME)
AUXILIARIES = frozenset("BHMD")
ADVERBS = ("ly", "first", "last", "once", "since", "later")  # before a participle: ", first run in 1982,"
OPENING_PLACE = re.compile(f"[,C]?IA?[x0G{DATE}]{{1,3}}")
VERB_AHEAD = re.compile(r"[AxK0IOYGR.]*[xK0YR][SBHMD]")
LISTED_VERB = re.compile("Cx?V|CZ")  # "and closed", "and last inspected"
PAST_AHEAD = re.compile("[AxK0IY]*[xK0Y]V[IAO.]")
WHEN_AHEAD = re.compile("J[AxK0]*[xK0]V[IAxK0Y]*[xK0Y]V")
DOER = "by"  # "a hillside loosened by rain | collapsed"
PASSIVE_BEFORE = re.compile("B[VZ][^;]*$")  # "was hired in 1996 | and given control"
BARE_VERB = re.compile("CxA")
NAME_BESIDE = re.compile(f",[A{NAME}x0]{{1,6}},[VSBHD]")
WHO_PAUSES = re.compile(r"I?[WT],(?:[^,]{1,8},)?")
BESIDE = re.compile(",A[xK0G]{1,4}$")
TO_VERB = re.compile("V[^,;]*,[BHMD]")
LAST = re.compile("[^,;JWTC]*")
TURNS = re.compile(f"[WTJC;,VZSPBHMD{GERUND}{OPEN}{CLOSE}-]")  # kinds at which a clause may begin or end


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
        if self.starts[-1][0] > at:
            return
        if self.starts[-1][0] == at:
            self.starts[-1] = (self.starts[-1][0], part)
        else:
            self.starts.append((at, part))

    def verb_before(self, end: int) -> bool:
        start = self.starts[-1][0]
        bare = BARE_VERB.match(self.tokens.kinds, start, end)  # "would cut jobs | and delay the delivery"
        return bool(bare) or self.tokens.finite(start, end) >= 0

    def run(self) -> list[Clause]:
        kinds = self.tokens.kinds
        if main := main_after_opening(self.tokens):
            self.starts = [(0, Part.RELATIVE), (main, Part.MAIN)]
        for turn in TURNS.finditer(kinds, self.starts[-1][0]):
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
        if not start and self.starts[0][1] is Part.RELATIVE:
            return 0
        if start and self.tokens.kinds[start - 1 : start + 1] == ",x" and self.has_adverb(start + 1):
            return start + 1 if self.tokens.kinds[start + 1] in PARTICIPLES else finite
        if finite < 0 and start and self.tokens.kinds[start : start + 2] == "CZ":
            return start + 1 if PASSIVE_BEFORE.search(self.tokens.kinds, 0, start) else finite
        return start if start and (kind in PARTICIPLES or (kind == GERUND and finite < 0)) else finite

    def step(self, i: int, kind: str, before: str, after: str) -> None:
        """What a word does to the clauses around it."""
        part = self.starts[-1][1]
        if kind == "W" and i:
            self.cut(relative_from(self.tokens, i), Part.RELATIVE)
        elif kind == "T" and before and before in "xK" and after and after in FINITE:
            self.cut(i, Part.RELATIVE)
        elif kind == "J" and after not in (DATE, "O"):  # "until Friday", "whether to move"
            self.cut(i, Part.SUBORDINATE)
        elif kind == "C":
            if before != DATE or after != DATE:  # "built between 1968 and 1972"
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
            if not self.is_beside_name(i) and not self.is_within_who(i):
                self.cut(i + 1, self.around)
        elif self.is_after_aside(i, kind, before) or self.ends_waiting(i, kind, before):
            self.cut(i, self.around)
        elif kind in PARTICIPLES and before == "," and self.is_listed(i):
            self.cut(i, part)
        elif self.is_participle(i, kind, before):
            self.cut(i - self.has_adverb(i), Part.RELATIVE)
        elif kind == "S" and is_verb(self.tokens.kinds, i):
            self.say(i, before, after)

    def is_participle(self, i: int, kind: str, before: str) -> bool:
        """ "A suit filed in May was", ", born in 1955,": no verb of a main clause, but an aside on a noun."""
        kinds = self.tokens.kinds
        if kind == GERUND:
            return before == "," and DATE in _to_comma(kinds, i)
        if kind not in PARTICIPLES:
            return False
        if self.has_adverb(i):
            before = ","
        if before == ",":
            return i > 1 and (kind == "Z" or not self.is_resumed(i - self.has_adverb(i)))
        if self.is_in_opening(i) or self.is_before_verb(i):
            return True
        if not before or before not in "xK0q)" or not self.verb_before(i):
            return False
        return not self.is_led(i)

    def has_adverb(self, i: int) -> bool:
        """ ", newly | built", ", first | run in 1982"."""
        return self.tokens.kinds[max(i - 2, 0) : i] == ",x" and self.tokens.lower(i - 1).endswith(ADVERBS)

    def is_led(self, i: int) -> bool:
        """By an auxiliary, a "to" or an adverb: "had been involved", "to stay shut", "closely watched"."""
        kinds = self.tokens.kinds
        led = any(kind in "BHEMD" for kind in kinds[max(i - 3, 0) : i])
        led = led or (kinds[max(i - 2, 0) : i] == "Ox" and kinds[max(i - 3, 0) : i - 2] != "I")
        return led or self.tokens.lower(i - 1).endswith("ly")

    def is_after_aside(self, i: int, kind: str, before: str) -> bool:
        """ "After she retired | she taught", "the man who was held in May | has left": no comma ends the aside."""
        part = self.starts[-1][1]
        if part is Part.SUBORDINATE and kind == "P":
            after = self.tokens.kinds[i + 1 : i + 2]
            ended = before in tuple("xK0V" + DATE) or self.tokens.kinds[i - 2 : i] == "VI"  # "came down | she"
            if not ended or after not in tuple(FINITE):
                return False
            return self.has_verb_before(i) or self.is_after_thing(i)
        if part is Part.RELATIVE and kind in AUXILIARIES:
            return before in tuple("xK0RV" + DATE) and self.has_verb_before(i)
        return False

    def is_after_thing(self, i: int) -> bool:
        """ "After national service in Egypt | he won a place": no clause, but not "after the house he built burned"."""
        stop = self.tokens.kinds.find(",", i)
        return self.tokens.finite(i + 2, stop if stop > 0 else len(self.tokens.kinds)) < 0

    def is_beside_name(self, comma: int) -> bool:
        """One of the two commas in "after talks with the firm, Halden Marine, broke down": the verb is yet to come."""
        kinds = self.tokens.kinds
        first = comma if NAME_BESIDE.match(kinds, comma) else max(kinds.rfind(",", self.starts[-1][0], comma), 0)
        beside = NAME_BESIDE.match(kinds, first)
        return beside is not None and comma in (first, beside.end() - 2) and not self.has_verb_before(comma)

    def is_within_who(self, comma: int) -> bool:
        """One of the two commas in "the judge who, in 1992, freed them"."""
        start, kinds = self.starts[-1][0], self.tokens.kinds
        return bool(WHO_PAUSES.fullmatch(kinds, start, comma + 1)) and not self.has_verb_before(comma)

    def ends_waiting(self, i: int, kind: str, before: str) -> bool:
        """ "A man who was held in a cell shared with others | died": the last verb is that of who has had none yet."""
        if kind != "V" or self.starts[-1][1] not in ASIDES or before not in tuple("xK0" + DATE):
            return False
        if self.is_led(i):
            return False
        kinds = self.tokens.kinds
        at = max((n for n, (_, part) in enumerate(self.starts) if part is Part.MAIN), default=-1)
        if at < 0 or self.tokens.finite(self.starts[at][0], self.starts[at + 1][0]) >= 0:
            return False
        end = LAST.match(kinds, i + 1).end()  # type: ignore[union-attr]  # it matches the empty string
        asides = self.starts[at + 1][1] is Part.RELATIVE and all(part in ASIDES for _, part in self.starts[at + 2 :])
        return asides and self.has_verb_before(i) and self.tokens.finite(i + 1, end) < 0

    def has_verb_before(self, i: int) -> bool:
        return self.tokens.finite(self.starts[-1][0], i) >= 0

    def is_in_opening(self, i: int) -> bool:
        """ "In a speech | delivered at the Pentagon, he": no clause begins with a place and goes on with its verb."""
        kinds, start = self.tokens.kinds, self.starts[-1][0]
        opens = OPENING_PLACE.fullmatch(kinds, start, i)
        return bool(opens) and kinds[i + 1 : i + 2] in ("I", "J", DATE) and "," in kinds[i:]

    def is_before_verb(self, i: int) -> bool:
        """ "An official | involved in the talks says": another verb follows, with nothing that parts the two."""
        kinds = self.tokens.kinds
        if kinds[i - 1 : i] not in tuple("xK") or self.verb_before(i):
            return False
        if WHEN_AHEAD.match(kinds, i + 1):
            return True  # "two men | killed when a crane fell welcomed the ruling"
        if BESIDE.search(kinds, 0, i) and TO_VERB.match(kinds, i):
            return True  # "the dam, an earth bank | built between 1968 and 1972, had"
        if kinds[i + 1 : i + 2] not in ("I", DATE):
            return False
        done_by = self.tokens.lower(i + 1) == DOER and PAST_AHEAD.match(kinds, i + 1)
        return bool(done_by or VERB_AHEAD.match(kinds, i + 1))

    def is_resumed(self, i: int) -> bool:
        """The verb of a subject that an aside parts from it: "Stein, who is 38, | started", "Stein, 38, | started"."""
        start, stop, at = self.starts[-1][0], i, len(self.starts) - 1
        while start == i and at > 1 and self.starts[at - 1][1] is not self.around:
            at -= 1
        if start == i:
            return at > 0 and self.tokens.finite(self.starts[at - 1][0], self.starts[at][0]) < 0
        return self.tokens.finite(start, stop) < 0 and self.tokens.kinds.count(",", start, i) > 1

    def is_listed(self, i: int) -> bool:
        """ "Tripled in 2004, doubled in 2005 and rose again": verbs in a list."""
        kinds = self.tokens.kinds
        listed = kinds.find("C", i)
        return listed > 0 and bool(LISTED_VERB.match(kinds, listed)) and self.verb_before(i)

    def say(self, i: int, before: str, after: str) -> None:
        """A verb of saying: who says it stands before, what is said after."""
        kinds = self.tokens.kinds
        comma = comma_before(self.tokens, i)
        if comma < 0 and before in NOUNS and after in ("I", DATE) and self.verb_before(i) and kinds.find(",", i) < 0:
            return  # "figures reported by the bank"
        if comma > self.starts[-1][0] and self.verb_before(comma):
            self.cut(comma + 1, Part.MAIN)
        self.cut(said_from(self.tokens, i), Part.SAID)


def _to_comma(kinds: str, start: int) -> str:
    end = kinds.find(",", start)
    return kinds[start : end if end > 0 else len(kinds)]
