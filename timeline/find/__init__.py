"""Finds temporal expressions: words into kinds, kinds into phrases, phrases into meanings. Nothing is dated here."""

from itertools import accumulate

from timeline.find.data import language_of
from timeline.find.text import WORD
from timeline.model.article import Article
from timeline.model.reading import Mention
from timeline.model.span import Span

__all__ = ["find"]


def find(article: Article) -> tuple[Mention, ...]:
    """Every temporal expression of an article's prose, in text order, no two overlapping."""
    language = language_of(article.context.language)
    grammar = language.grammar
    text = article.prose
    words = WORD.findall(text)
    kinds = "".join(map(grammar.lexicon.__getitem__, words))
    found = grammar.run(kinds, words)
    if not found:
        return ()
    starts = list(accumulate(map(len, words), initial=0))
    mentions = []
    for first, past, rule, meaning in found:
        span = Span(starts[first], starts[past - 1] + len(words[past - 1].rstrip()))
        cues = language.cues.around(kinds, words, first, past)
        mentions.append(Mention(article.id, span, span.of(text), rule, meaning, cues))
    return tuple(mentions)
