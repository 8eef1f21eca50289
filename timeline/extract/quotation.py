"""Where no clause can stand by itself: the whole sentence, and the one before it where "it" or "this" means that."""

from timeline.extract.datewords import without_dates
from timeline.extract.speakers import SPEAKERS
from timeline.extract.standing import HANGING, is_empty_subject
from timeline.extract.standins import standin
from timeline.extract.subjects import person_for
from timeline.extract.telling import Keep, Telling, tidy, unlinked
from timeline.extract.tokens import CLOSE, DATE, GERUND
from timeline.extract.waiting import lacks_them

LONGEST = 260  # characters of two sentences
LAST = "xK0GR)" + CLOSE  # kinds that a sentence may end in without its date
SHORTEST = 3  # words of a sentence without its date
PERSONAL = ("pronouns.person", "possessives.person")
POINTERS = (*SPEAKERS, *HANGING, "pronouns.pointing")


def quotation(telling: Telling) -> str:
    """The sentence on one line, led by the name or the sentence that its pronoun points back to."""
    kept = unlinked(telling, _without_opening_date(telling))
    kept = _without_closing_date(telling, kept)
    text = whole(telling, kept)
    lacks = bool(telling.before) and lacks_them(telling, kept)
    if kept and not lacks and (name := _named_again(telling, kept[0])):
        return tidy(f"{name} {telling.text(kept[1:])}")
    if not lacks and (instead := standin(telling, kept)):
        return tidy(telling.text(kept, instead))
    if telling.quoted or not (points_back(telling, kept) or lacks) or not _explains(telling, kept):
        return text
    both = f"{telling.before} {whole(telling, unlinked(telling, list(range(len(telling.tokens.texts)))))}"
    if len(both) > LONGEST or any(mark in both for mark in "“”"):
        return text
    return f"“{both}”"


def _named_again(telling: Telling, first: int) -> str:
    """Who the "he" is that a sentence begins with, or whose the "his"."""
    if telling.tokens.kinds[first] == "P":
        return person_for(telling, first)
    owner = telling.person(first) if telling.is_a("possessives.person", first) else ""
    return owner and f"{owner}'s"


def _without_opening_date(telling: Telling) -> Keep:
    everything = list(range(len(telling.tokens.texts)))
    undated = without_dates(telling, everything)
    return everything[undated[0] :] if undated else everything


def _without_closing_date(telling: Telling, kept: Keep) -> Keep:
    """Without the "on Friday" that a sentence ends in, where it has no other date to be told from."""
    kinds, undated = telling.tokens.kinds, without_dates(telling, kept)
    ends = [i for i in undated if kinds[i] != "."]
    stop = ends[-1] + 1 if ends else 0
    if not telling.words.kind or DATE in kinds[:stop] or DATE not in kinds[stop:] or stop < SHORTEST:
        return kept
    if kinds[stop - 1] not in LAST:
        return kept  # "which is expected | in May"
    return [i for i in kept if i < stop]


def whole(telling: Telling, kept: Keep) -> str:
    """Without "But" or "However,"; a quotation that began before the sentence is opened again."""
    first = kept[0] if kept and telling.tokens.kinds[0] != "J" else 0
    text = tidy(telling.prose[telling.tokens.starts[first] : telling.tokens.ends[kept[-1] if kept else -1]])
    reopened = text.endswith('"') or telling.quoted
    if reopened and text[0] != '"' and text.count('"') % 2 == 1:
        return f'"{text}'
    return f"“{text}" if text.count("”") > text.count("“") else text


def _explains(telling: Telling, kept: Keep) -> bool:
    """May the sentence before say whom or what is meant? It says nothing of "she" where it names nobody."""
    words = telling.before.split()
    if not any(telling.is_a(name, i) for i in kept[:3] for name in PERSONAL):
        return bool(words)
    return any(word[0].isupper() for word in words[1:]) or telling.words.has_any("humans", map(str.lower, words))


def points_back(telling: Telling, kept: Keep) -> bool:
    """Does it begin with "it", "this" or "their", or with a phrase that one of these follows: "During his speech"?"""
    core = [i for i in kept if telling.tokens.kinds[i] != ","]
    if not core or is_empty_subject(telling, core):
        return False
    if any(telling.is_a(name, core[0]) for name in POINTERS):
        return True
    if telling.tokens.kinds[core[0] : core[0] + 2] in ("xP", "KP"):
        return True  # "Together they went"
    if telling.tokens.kinds[core[0]] == "A" and telling.tokens.kinds[core[0] + 1 : core[0] + 2] in tuple(",BHVMDF"):
        return True  # "Another was found"
    return telling.tokens.kinds[core[0]] in "IJVZ" + GERUND and _is_hanging_phrase(telling, core)


def is_about_pronoun(telling: Telling, kept: Keep) -> bool:
    """ "From 1990 to 1993 it was closed", but not "In his speech, Rouhani said": that says whose it was."""
    adverb = telling.tokens.kinds[kept[0] : kept[0] + 2] in ("xP", "KP")  # "together they explored"
    if telling.tokens.kinds[kept[0]] not in "IJ" and not adverb:
        return False
    verb = next((i for i in kept[1:] if i in telling.tokens.verbs), kept[0])
    return any(telling.is_a(name, i) for i in kept if i < verb for name in SPEAKERS)


def _is_hanging_phrase(telling: Telling, core: Keep) -> bool:
    """ "During his speech", "In addition to the others, they": a pronoun comes before the first verb."""
    verb = next((i for i in core[1:] if i in telling.tokens.verbs), core[-1])
    before = [i for i in core if i < verb]
    if not before:
        return False
    subject = before[-1:] if telling.tokens.kinds[before[-1]] == "P" else []
    pointing = [*subject, before[1]] if len(before) > 1 else subject
    return any(telling.is_a(name, i) for i in pointing for name in (*SPEAKERS, *HANGING))
