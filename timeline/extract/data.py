"""The one module of this room that opens files: the words of each language, read when they are first needed."""

from functools import cache
from importlib.resources import files
from typing import cast

from timeline.extract.inplace import PLACED
from timeline.extract.lexicon import Lexicon, make_lexicon
from timeline.plainyaml import load

FILES = ("words.yaml", "verbs.yaml")


@cache
def lexicon(language: str) -> Lexicon:
    """The words of a BCP 47 language (`en-GB` reads `en`). A language that has none gives an empty lexicon:

    dated sentences still become events, under their own words.
    """
    folder = files("timeline.extract") / "languages" / language.split("-")[0].lower()
    tables: dict[str, object] = {}
    for name in FILES:
        if (folder / name).is_file():
            tables |= cast(dict[str, object], load((folder / name).read_text("utf-8")))
    return make_lexicon(tables, PLACED)
