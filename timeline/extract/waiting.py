"""Does a title wait for more: was a word of it cut off from what it leads to?"""

import re

from timeline.extract.telling import Keep, Telling
from timeline.extract.tokens import DATE, GERUND

ABSOLUTE = re.compile(",IA?[xK]{1,2}$")  # ", with the crisis | easing"
GAPPED = re.compile(",I?YA")  # "introduced a phone, | in 2001 a player"
EXPLETIVE = re.compile("Px.?.?[OT]")  # "made it clear that"
OCCASION_FAR = 6  # words from "the third time" to "that"


def waits(telling: Telling, core: Keep) -> bool:
    """Does it end in the middle of what one of its words begins?"""
    return any(ask(telling, core) for ask in ASKED)


def _is_left_with(telling: Telling, core: Keep) -> bool:
    """Cut short after "with prices" or ", cold": what is so of them, or what is listed, is gone."""
    last, kinds = core[-1], telling.tokens.kinds
    after = kinds[last + 1 : last + 2]
    if kinds[last - 1 : last] == ",":
        return after in (",", "C")
    if after in ("", ".", ",", ";") or kinds[last] == "R":
        return False  # "worked with him | in May"
    led = ABSOLUTE.search(kinds, 0, last + 1)
    absolute = bool(led) and telling.is_a("accompanying", led.start() + 1) if led else False
    return absolute or (last > 0 and telling.is_a("accompanying", last - 1))


def _is_left_open(telling: Telling, core: Keep) -> bool:
    """Does a word wait for what was cut off: "either" for "or", "the third time" for "that", "available" for where?"""
    kinds, last = telling.tokens.kinds, core[-1]
    after = kinds[last + 1 : last + 2]
    if after == "T" and any(telling.is_a("occasions", i) for i in core[-OCCASION_FAR:]):
        return True
    if after == "O" and kinds[last] == "x" and _is_record(telling, last):
        return True
    if after == "C" and _is_half_clause(telling, core):
        return True
    if telling.is_a("postponed", last) and after in ("I", "O") and kinds[last - 1] in "xK":
        return True
    return ":" in kinds[max(last - 1, 0) : last] or (after == ":" and _points_on(telling, last))


def _is_record(telling: Telling, last: int) -> bool:
    """ "Was the first senior official | to visit"."""
    first = next((i for i in range(last, max(last - OCCASION_FAR, 0), -1) if telling.is_a("records", i)), -1)
    return first > 0 and "," not in telling.tokens.kinds[first:last] and telling.is_a("articles", first - 1)


def _is_half_clause(telling: Telling, core: Keep) -> bool:
    """ "After his mother | and ten others drowned": a clause begun, and its verb is still to come."""
    led = next((i for i in reversed(core) if telling.tokens.kinds[i] == "J"), -1)
    if led < 0 or not telling.is_a("elsewhen", led) or telling.tokens.kinds[led + 1] == DATE:
        return False
    return not any(i > led for i in telling.tokens.verbs.intersection(core))


def _is_half_a_choice(telling: Telling, core: Keep) -> bool:
    if not telling.words.has_any("choosing", telling.tokens.lowers):
        return False
    chosen = next((at for at, i in enumerate(core) if telling.is_a("choosing", i)), len(core))
    return chosen < len(core) and not any(telling.tokens.kinds[i] == "C" for i in core[chosen:])


def _points_on(telling: Telling, last: int) -> bool:
    """ "Made this comment: ..." """
    return any(telling.is_a("pronouns.pointing", i) for i in range(max(last - 2, 0), last))


def _is_gapped(telling: Telling, core: Keep) -> bool:
    """Does it go on with another date and no verb: "introduced a phone, in 2001 a player"?"""
    for found in GAPPED.finditer(telling.tokens.kinds, max(telling.clause.verb, 0), core[-1] + 1):
        mine = any(found.end() - 2 in date for date in telling.dates)
        goes_on = telling.tokens.kinds.find("C", found.end())
        end = goes_on if goes_on > 0 else core[-1] + 1
        if not mine and telling.tokens.finite(found.end(), end) < 0:
            return True
    return False


def _is_doing(telling: Telling, core: Keep) -> bool:
    """ "Is reviewing | the case": what is done is still to come."""
    kinds, last = telling.tokens.kinds, core[-1]
    if kinds[last] != GERUND or kinds[last - 1 : last] not in ("B", "E"):
        return False
    after = last + 1
    return kinds[after : after + 1] in tuple("AxK0T") or (after < len(kinds) and telling.is_a("asking", after))


def lacks_them(telling: Telling, core: Keep) -> bool:
    """ "Consulted on them", "bought it for 90 crowns": who or what that is was said in what is not kept."""
    words, lowers = telling.words, telling.tokens.lowers
    if words.has_any("pronouns.objects", lowers):
        many = (i for i in core if words.is_many(lowers[i]) or telling.tokens.kinds[i] == "C")
        first = next(many, len(lowers))
        if any(telling.is_a("pronouns.objects", i) and i < first for i in core):
            return True
    it = words.has_any("pronouns.thing", lowers[1:])
    return it and any(_lacks_it(telling, core, at) for at in range(1, len(core)))


def _lacks_it(telling: Telling, core: Keep, at: int) -> bool:
    """Is it an object, and nothing told before it but who did so? Not "made it clear that"."""
    kinds, i = telling.tokens.kinds, core[at]
    if not telling.is_a("pronouns.thing", i) or kinds[i - 1] not in "VZFxI" or kinds[i + 1 : i + 2] in tuple("BHMDVFS"):
        return False
    verb = min(telling.tokens.verbs.intersection(core), default=i)
    told = any(kinds[n] in "xK0" for n in core[:at] if n > verb and n != i - 1)
    return not told and not EXPLETIVE.match(kinds, i)


ASKED = (_is_left_with, _is_left_open, _is_half_a_choice, _is_gapped, _is_doing, lacks_them)
