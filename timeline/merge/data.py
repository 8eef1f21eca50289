"""The one module of this room that opens files: the words of each language, read when they are first needed."""

from functools import cache
from importlib.resources import files

from timeline.merge.vocabulary import Vocabulary, make_vocabulary
from timeline.plainyaml import load


@cache
def vocabulary(language: str) -> Vocabulary:
    """The words of a BCP 47 language; one that has none is compared by its bare words."""
    file = files("timeline.merge") / "languages" / language.split("-")[0].lower() / "words.yaml"
    return make_vocabulary(load(file.read_text("utf-8"))) if file.is_file() else Vocabulary()
