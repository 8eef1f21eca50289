"""Which words of a clause only say when it was: the entry shows its date anyway."""

import re

from timeline.extract.telling import Keep, Telling
from timeline.extract.tokens import DATE, GERUND, NAME

POSSESSIVES = ("'s", "’s", "'", "’")
ENDINGS = ("ly", "ed")
NOTHING = range(0)
LISTED_AFTER = re.compile("C[xI]{0,2}Y")  # "in March | and June", "in 2012 | and again in 2015"
LISTED_BEFORE = re.compile("YC[xI]{0,2}$")


def without_dates(telling: Telling, keep: Keep) -> Keep:
    """Without "on Friday", where nothing else hangs on it."""
    gone = {i for date in telling.dates for i in _date_words(telling, date)}
    return [i for i in keep if i not in gone] if gone else keep


def _date_words(telling: Telling, date: range) -> range:
    """A date with what leads to it; nothing where another word needs it."""
    if not date or telling.tokens.lower(date.stop - 1).endswith(POSSESSIVES):
        return NOTHING
    start = _led_from(telling, date)
    if start < 0:
        return NOTHING
    if start > 1 and telling.is_a("postponed", start - 1) and telling.tokens.kinds[start - 2] in NAME + "x":
        start -= 1  # "shops | available in July"
    if _is_needed(telling, start, date.stop):
        return NOTHING
    stop = _explained_to(telling, start, date.stop)
    return range(start - _is_between_commas(telling, start, stop), stop)


def _is_between_commas(telling: Telling, start: int, stop: int) -> bool:
    """ "The last strike, in 1994, | lasted", "became, in 1994, | one of": both commas go."""
    kinds = telling.tokens.kinds
    apart = start > 1 and kinds[start - 1] == "," and kinds[stop - 1] == ","
    return apart and (kinds[start - 2] in "VZF" or kinds[stop : stop + 1] in tuple("VBHDMSI"))


def _led_from(telling: Telling, date: range) -> int:
    """Where the words begin that lead to a date; -1 where it belongs to the word before or after it."""
    start = date.start
    if not start:
        return 0
    if telling.is_a("records", start - 1) and telling.tokens.kinds[start - 2 : start - 1] == "I":
        return -1  # "since at least | May"
    if telling.is_a("ordinals", start - 1) and telling.tokens.kinds[start - 2 : start - 1] == "A":
        return -1  # "the third | this winter"
    if len(date) > 1 and all(telling.is_a("date_prepositions", i) for i in (start, start + 1)):
        return start  # "flew in | late on Monday"
    if telling.is_a("dating", start - 1):
        return -1  # "in a memo dated | 3 May"
    if telling.is_a("date_leads", start - 1):
        return start - 1
    if telling.is_a("bare_dates", start) and telling.is_a("particles", start - 1):
        return start  # "left on | overnight"
    if telling.is_a("date_prepositions", start - 1):
        twice = telling.is_a("approximating", start - 1) and telling.is_a("date_prepositions", max(start - 2, 0))
        return _preposition(telling, start - 1 - twice, date.stop)
    if start > 1 and telling.is_a("date_adverbs", start - 1) and telling.tokens.kinds[start - 2] in "VZ":
        return start - 1  # "was appointed | only last month"
    return -1 if _is_attached(telling, start, date.stop) else start


def _preposition(telling: Telling, start: int, stop: int) -> int:
    """Where "on" or "as of" begins; -1 in "the fall of 2011", and where what follows the date goes with a noun."""
    tokens = telling.tokens
    if start and tokens.lower(start) == "of":
        if tokens.lower(start - 1) != "as":
            return -1  # "the fall of 2011", "the end of May"
        start -= 1
    if start > 1 and telling.is_a("date_leads", start - 1) and tokens.kinds[start - 2] == ",":
        return start - 1  # ", beginning | on Thursday"
    if start > 1 and telling.is_a("date_adverbs", start - 1) and tokens.kinds[start - 2] in NAME + "xVR":
        start -= 1  # "was towed to the harbour later | in the morning"
    after = tokens.kinds[stop : stop + 1]
    goes_on = after and after in "x" + NAME
    return -1 if goes_on and start and tokens.kinds[start - 1] not in "VZxK0q,S" else start


def _is_attached(telling: Telling, start: int, stop: int) -> bool:
    """ "A Wednesday event", "since 2004", "ending Friday", "Apple's 2011 results"."""
    tokens = telling.tokens
    before = tokens.kinds[start - 1]
    if before == GERUND and (tokens.kinds[start - 2 : start - 1] == "A" or telling.is_a("nouns_in_ing", start - 1)):
        before = "x"  # "to a meeting | earlier this week"
    if before == "I" and start > 1 and telling.is_a("particles", start - 1) and tokens.kinds[start - 2] in "VZ":
        before = "x"  # "was wound up | last year"
    if before in "AIGOJ" or tokens.lower(start - 1).endswith(POSSESSIVES):
        return True
    if tokens.kinds[stop : stop + 1] != "x" or tokens.lower(stop).endswith(ENDINGS):
        return False
    return before not in "," + NAME + "xV"


def _is_needed(telling: Telling, start: int, stop: int) -> bool:
    """Is a date the subject ("2007 was the year"), or one of a list, or does it date a word within the clause?"""
    kinds = telling.tokens.kinds
    if telling.tokens.lowers[stop : stop + 1] == ("of",) and not telling.tokens.texts[stop - 1].isdigit():
        return True  # "the first quarter of the financial year"
    before, after = kinds[max(start - 1, 0) : start], kinds[stop : stop + 1]
    aside = before and before in "VZ" and kinds[max(start - 3, 0) : start - 1].rstrip("x")[-1:] == "," and after == ","
    if aside and telling.clause.verb != start - 1:
        return True  # "the audit, released Friday, covered"
    if before in ("", ",", ":") and after and after in ("BHMD" if kinds[start] != DATE else "BHMDVFS"):
        return True
    if before and before in "VZ" and after and after in "VBHDMF" and telling.clause.verb != start - 1:
        return True  # "an update released Thursday came"
    if telling.is_a("inverting", min(stop, len(kinds) - 1)) and kinds[stop + 1 : stop + 2] == "A":
        return True  # "four years later came a tramway"
    return bool(LISTED_AFTER.match(kinds, stop) or LISTED_BEFORE.search(kinds, max(start - 4, 0), start))


def _explained_to(telling: Telling, start: int, stop: int) -> int:
    """Where a date ends: with its comma where it opens a clause, and with "when the company moved" after it."""
    kinds = telling.tokens.kinds
    if kinds[stop : stop + 1] != ",":
        return stop
    if kinds[stop + 1 : stop + 2] == "J" and telling.clause.start != stop + 1:
        return next((clause.end for clause in telling.clauses if clause.start == stop + 1), stop)
    return stop + 1 if kinds[max(start - 1, 0) : start] in ("", ",", "C", "T", "S") else stop
