"""A title for an event: a clause of at most 90 characters in the article's own words that stands by itself."""

from collections.abc import Iterator
from dataclasses import replace

from timeline.extract.clause import Clause, Part, main_clause
from timeline.extract.datewords import without_dates
from timeline.extract.quotation import is_about_pronoun, points_back, quotation
from timeline.extract.scopes import Way, scopes
from timeline.extract.shorter import LONGEST, shorter
from timeline.extract.speakers import owner_for
from timeline.extract.standing import ends_well, stands
from timeline.extract.standins import standin
from timeline.extract.subjects import by_name, person_for
from timeline.extract.telling import (
    Keep,
    Telling,
    tidy,
    unlinked,
    without_brackets,
    without_links,
    without_sources,
)
from timeline.extract.tokens import DATE

SHORTEST = 8
PAIRS = (("(", ")"), ("“", "”"), ("[", "]"), ("``", "''"))


def title(telling: Telling) -> str:
    """The first way of telling it that can stand by itself, else the whole sentence."""
    for keep, opening in _ways(telling):
        if not keep or telling.length(keep) > LONGEST or not stands(telling, keep, opening):
            continue
        if not opening and is_about_pronoun(telling, keep) and not standin(telling, keep):
            continue
        if text := _fitting(telling, keep, opening):
            return text
    return _quoted(telling, _sentence(telling) or quotation(telling))


def _quoted(telling: Telling, text: str) -> str:
    """In quotation marks where someone speaks of "I" or "we", and the marks were lost or stand elsewhere."""
    first = text.split(" ", 1)[0].lower()
    speaks = any(telling.words.has(name, first) for name in ("pronouns.speaker", "possessives.speaker"))
    return f"“{text}”" if speaks and not any(mark in text for mark in '“”"') else text


def _fitting(telling: Telling, keep: Keep, opening: str) -> str:
    """Kept words as a title, or nothing where they are too long or too short for one."""
    text = telling.text(keep, standin(telling, keep, opening))
    if opening and not keep[0] and telling.tokens.kinds[0] in "VZ":
        text = text[:1].lower() + text[1:]  # "Mara Lind | born in Oslo"
    text = tidy(f"{opening} {text}" if opening else text)
    return text if SHORTEST <= len(text) <= LONGEST and _is_paired(text) else ""


def _sentence(telling: Telling) -> str:
    """As much of the sentence as fits, unless "he" or "it" begins it: then all its words may be needed."""
    main = max(main_clause(telling.clauses), 0)
    clause, telling = telling.clause, replace(telling, index=main)
    keep = list(range(len(telling.tokens.texts)))
    dated = {i for date in telling.dates for i in date}
    all_dates = [i for i in keep if telling.tokens.kinds[i] == DATE]
    if _is_aside(telling, clause, dated) or (all_dates and all_dates[0] not in dated):
        telling = replace(telling, dates=())  # with another date in it, its own must be told from that
    keep = peeled(telling, keep)
    if keep and points_back(telling, keep) and not standin(telling, keep):
        return ""
    for form in (keep, without_brackets(telling, keep), *shorter(telling, without_brackets(telling, keep))):
        tells = form and (clause.verb < 0 or clause.verb in form)
        fits = tells and telling.length(form) <= LONGEST and ends_well(telling, form)
        if fits and (text := _fitting(telling, form, "")):
            return text
    return ""


def _is_aside(telling: Telling, clause: Clause, dated: set[int]) -> bool:
    """ "The firm, which Lind bought in May, has failed": without its date it would seem to have failed then."""
    return clause.part is Part.RELATIVE and telling.clause.verb > max(dated, default=len(telling.tokens.texts))


def peeled(telling: Telling, keep: Keep) -> Keep:
    """Without links to the sentence before, without "according to", without the date that the entry shows anyway."""
    return unlinked(telling, without_links(telling, without_sources(telling, without_dates(telling, keep))))


def _ways(telling: Telling) -> Iterator[Way]:
    """Tokens to keep and a subject to put first: from the fullest telling to the barest."""
    for scope, opening in scopes(telling):
        keep = peeled(telling, scope)
        if keep and telling.tokens.kinds[keep[0]] == "P":
            name = opening or person_for(telling, keep[0])
            if name:
                keep, opening = keep[1:], name
        elif keep and telling.is_a("possessives.person", keep[0]) and (named := by_name(telling, keep)):
            keep = named
        elif keep and telling.is_a("possessives.person", keep[0]) and (owner := owner_for(telling, keep)):
            keep, opening = keep[1:], f"{owner}'s"
        elif opening and scope and telling.tokens.kinds[scope[0]] == "T":
            opening = ""
        yield keep, opening
        bare = without_brackets(telling, keep)
        if bare != keep:
            yield bare, opening
        for way in shorter(telling, bare):
            yield way, opening


def _is_paired(text: str) -> bool:
    return all(text.count(left) == text.count(right) for left, right in PAIRS) and text.count('"') % 2 == 0
