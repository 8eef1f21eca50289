"""What is wrong in a template, in words that say what would be right."""

import re
from collections.abc import Collection, Mapping
from dataclasses import fields, is_dataclass

from timeline.model.problem import nearest

SEVERAL = 12  # names that a hint lists
UNKNOWN = (  # jinja's words; what they mean; which names there are
    (re.compile(r"No filter named '(\w+)'"), 'there is no filter "{}"', "filters"),
    (re.compile(r"No test named '(\w+)'"), 'there is no test "{}"', "tests"),
    (re.compile(r"unknown tag '(\w+)'"), 'there is no tag "{}"', "tags"),
)


def missing_name(name: str, known: Collection[str]) -> tuple[str, str]:
    """Of `{{ veiw.title }}`: what is wrong, and what would be right."""
    return f'there is no "{name}"', near(name, known, "there are")


def missing_part(whole: object, name: object) -> tuple[str, str]:
    """Of `{{ view.titel }}`, `{{ words.serach }}`, `{{ view.next.path }}` where nothing is next."""
    if whole is None:
        return f'there is nothing to take "{name}" of', "it may be none: ask with {% if … %} first"
    names = parts_of(whole)
    what = type(whole).__name__ if is_dataclass(whole) else "map" if isinstance(whole, Mapping) else kind_of(whole)
    return f'this {what} has no "{name}"', near(str(name), names)


def parts_of(whole: object) -> list[str]:
    if is_dataclass(whole):
        return [field.name for field in fields(whole)]
    if isinstance(whole, Mapping):
        return sorted(str(key) for key in whole)
    return [name for name in dir(whole) if not name.startswith("_")]


def kind_of(value: object) -> str:
    """A type as people who write templates call it."""
    said = {"str": "text", "tuple": "list", "int": "number", "float": "number", "bool": "true or false"}
    return said.get(type(value).__name__, "template" if "Template" in type(value).__name__ else type(value).__name__)


def near(name: str, known: Collection[str], opening: str = "it has") -> str:
    """A near name; else all of them where they are few."""
    close = nearest(name, sorted(known))
    if close or not 0 < len(known) <= SEVERAL:
        return close
    return f"{opening} {', '.join(sorted(known))}"


def unknown_word(message: str, known: Mapping[str, Collection[str]]) -> tuple[str, str]:
    """A filter, a test or a tag that jinja lacks; any other trouble in jinja's own words, which are plain enough."""
    for pattern, words, kind in UNKNOWN:
        found = pattern.search(message)
        if found:
            return words.format(found[1]), nearest(found[1], sorted(known[kind]))
    return message, ""


def failed(wrong: BaseException, known: Mapping[str, Collection[str]]) -> tuple[str, str]:
    """An expression that fails. A KeyError says no more than the key."""
    if isinstance(wrong, KeyError):
        return f'"{{{wrong.args[0]}}}" is given no value', f"write .format({wrong.args[0]}=…)"
    return unknown_word(str(wrong) or type(wrong).__name__, known)
