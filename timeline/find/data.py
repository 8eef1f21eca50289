"""A language is a folder of data; the one place in `find` that opens files.

words.yaml     classes of words with their values, shapes of numerals, words that count only with a capital
parts.yaml     phrases with a name, for use in other phrases
rules/*.yaml   rules: phrase, what it means, conditions, examples
cues.yaml      words near an expression that tell how to read it
"""

import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from timeline.find.cues import Cues, cue_classes, make_cues
from timeline.find.grammar import CONDITIONS, WITH, Alternative, Grammar, Rule, literals, make_alternatives
from timeline.find.lexicon import NAME, UNKNOWN, Lexicon
from timeline.find.text import BREAK
from timeline.model.problem import nearest
from timeline.plainyaml import load

FALLBACK = "en"
KEYS = {"phrase", "means", "is", "not", WITH, *CONDITIONS}


@dataclass(frozen=True)
class Language:
    grammar: Grammar
    cues: Cues


@cache
def language_of(language: str) -> Language:
    """The grammar for a BCP 47 tag: `en-GB` is English. A language without one gets English's."""
    name = language.split("-")[0].lower()
    folder = files("timeline.find") / "languages" / name
    if not name.isalpha() or not folder.is_dir():
        return language_of(FALLBACK)
    words = load((folder / "words.yaml").read_text("utf-8"))
    classes = {each: _values(told) for each, told in words["classes"].items()}
    for union, names in words["unions"].items():
        classes[union] = {word: value for name in names.split() for word, value in classes[name].items()}
    told_cues = load((folder / "cues.yaml").read_text("utf-8"))
    classes |= cue_classes(told_cues)
    shapes = {each: re.compile(told) for each, told in words["shapes"].items()}
    parts = {each: _part(each, told) for each, told in load((folder / "parts.yaml").read_text("utf-8")).items()}
    rules = tuple(
        _rule(each, told, refuses=file.name == "lookalikes.yaml")
        for file in sorted((folder / "rules").iterdir(), key=lambda file: (file.name != "lookalikes.yaml", file.name))
        if file.name.endswith(".yaml")
        for each, told in load(file.read_text("utf-8")).items()
    )
    known = {NAME, UNKNOWN, *words["titled"].values(), *classes, *shapes, *parts}
    spelt = set()
    for rule in rules:
        conditions = (*rule.conditions, (WITH, rule.company))
        asked = {word for _, several in conditions for word in several if word not in known}
        spelt |= _checked(f"rule {rule.name}", literals(rule.alternatives, known) | asked, known)
    for name, alternatives in parts.items():
        spelt |= _checked(f"part {name}", literals(alternatives, known), known)
    endings = {f"cue {kind}": ending for kind, ending in told_cues["endings"].items()}
    literal = sorted({*spelt, BREAK})
    lowered = words.get("lowered", {})
    lexicon = Lexicon(classes, shapes, literal, words["capitals"], words["titled"], lowered, endings)
    return Language(Grammar(parts, rules, lexicon), make_cues(told_cues, lexicon))


def _values(told: Any) -> dict[str, object]:
    """A class is a table of words to values, or a list (or line) of words that stand for themselves."""
    if isinstance(told, str):
        told = told.split()
    if isinstance(told, list):
        return {word: word for word in told}
    return {word: int(value) if str(value).lstrip("-").isdigit() else value for word, value in told.items()}


def _checked(where: str, spelt: set[str], known: set[str]) -> set[str]:
    """The words a phrase spells out. A name in capitals that is no class is a slip, and no word of the language."""
    for word in sorted(spelt):
        if word.isupper():
            hint = nearest(word, sorted(known))
            raise ValueError(f"{where}: no class or part is called {word}{f' ({hint})' if hint else ''}")
    return spelt


def _part(name: str, told: list[dict[str, str]]) -> tuple[Alternative, ...]:
    """Raises ValueError, naming the part, where it is not in the notation."""
    try:
        return tuple(one for each in told for one in make_alternatives(each["phrase"], each["means"]))
    except ValueError as wrong:
        raise ValueError(f"part {name}: {wrong}") from None


def _rule(name: str, told: dict[str, Any], refuses: bool) -> Rule:
    """Raises ValueError, naming the rule, where it is not in the notation."""
    conditions = tuple((each, tuple(str(told[each]).split())) for each in CONDITIONS if each in told)
    try:
        if unknown := sorted(told.keys() - KEYS):
            raise ValueError(f'"{unknown[0]}" is no key of a rule ({nearest(unknown[0], sorted(KEYS))})')
        company = tuple(str(told.get(WITH, "")).split())
        return Rule(name, make_alternatives(told["phrase"], told.get("means")), conditions, refuses, company)
    except ValueError as wrong:
        raise ValueError(f"rule {name}: {wrong}") from None
