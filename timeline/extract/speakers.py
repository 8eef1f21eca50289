"""Who says what is told, and whose the "he" and the "his" is that it begins with."""

from timeline.extract.clause import Clause, Part, subject
from timeline.extract.subjects import named
from timeline.extract.telling import Keep, Telling
from timeline.extract.tokens import NAME, OPEN

SPEAKERS = ("pronouns.person", "pronouns.people", "pronouns.thing")


def speaker(telling: Telling, saying: Clause, said: Keep) -> str:
    """Whom the pronoun stands for that words begin with in "Rouhani said he": the speaker, where it is named."""
    first = next((i for i in said if telling.tokens.kinds[i] not in "TC," + OPEN), -1)
    if first < 0 or not any(telling.is_a(name, first) for name in SPEAKERS):
        return ""
    found = _who_says(telling, saying)
    if any(telling.is_a("pronouns.person", i) for i in found):
        return telling.person(first)
    found = _without_title(telling, named(telling, found))
    if any(telling.tokens.kinds[i] == NAME for i in range(saying.verb + 1, first)):
        return ""  # "Roe told Lacey that he": which of the two?
    if not found or not any(telling.tokens.kinds[i] == NAME for i in found):
        return ""
    many = telling.words.is_many(telling.tokens.lower(found.start)) and telling.tokens.kinds[found.start + 1] == "I"
    if many and telling.is_a("pronouns.thing", first):
        return ""  # "Tests in volunteers showed it"
    return telling.text(found)


def owner_for(telling: Telling, keep: Keep) -> str:
    """Whose "his" is that words begin with: the speaker's in "Rouhani said his party", else the person's before."""
    saying = telling.clause if telling.says(telling.clause) else telling.clauses[max(telling.index - 1, 0)]
    if saying.start < telling.clause.start or keep[0] > saying.verb:
        who = _who_says(telling, saying)
        if not telling.says(saying) or any(telling.is_a("pronouns.person", i) for i in who):
            return telling.person(keep[0])
        found = named(telling, who)
        return telling.text(found) if found and telling.tokens.kinds[found.stop - 1] == NAME else ""
    return telling.person(keep[0])


def _who_says(telling: Telling, saying: Clause) -> range:
    """The subject of a clause of saying, or the one that it borrows: "Lind stayed | and said she"."""
    found = subject(telling.tokens, saying)
    before = [one for one in telling.clauses if one.start < saying.start and one.part is Part.MAIN]
    if found or telling.tokens.kinds[saying.start] != "C" or not before:
        return found
    return subject(telling.tokens, before[-1])


def _without_title(telling: Telling, found: range) -> range:
    """Without a pronoun or an aside that a subject ends in."""
    stop = found.stop
    while stop > found.start and telling.tokens.kinds[stop - 1] in ",x" and telling.is_a("floating", stop - 1):
        stop -= 1
    return range(found.start, stop)
