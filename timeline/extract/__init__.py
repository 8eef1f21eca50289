"""From readings to events: sentences, which reading dates which clause, status, titles."""

from timeline.extract.data import lexicon
from timeline.extract.events import extract
from timeline.extract.sentences import sentences as _sentences
from timeline.model.article import Article
from timeline.model.span import Span

__all__ = ["extract", "sentences"]


def sentences(article: Article) -> tuple[Span, ...]:
    """Where each sentence of an article lies in its body, in text order, headings among them."""
    return tuple(sentence.span for sentence in _sentences(article, lexicon(article.context.language)))
