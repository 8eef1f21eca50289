"""An article's sentences, analysed: those that may tell something."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from timeline.extract.blocks import blocks
from timeline.extract.clause import Clause
from timeline.extract.clauses import clauses
from timeline.extract.lexicon import Lexicon
from timeline.extract.people import Meant, People
from timeline.extract.sentences import Sentence, block_sentences
from timeline.extract.telling import Telling
from timeline.extract.tokens import Tokens, tokenize
from timeline.model.article import Article
from timeline.model.reading import Reading, Resolved, Role
from timeline.model.span import Span

OWNERS = ("possessives.person", "possessives.people", "possessives.thing")
IDLE = re.compile(r"[.,;:()\-Y]")  # kinds that tell nothing: marks and dates


class Told(NamedTuple):
    """A sentence, analysed."""

    article: Article
    sentence: Sentence
    tokens: Tokens
    clauses: tuple[Clause, ...]
    readings: tuple[Resolved, ...]
    words: Lexicon
    meant: Meant
    before: str = ""  # the sentence before it in its paragraph

    def telling(self, index: int, others: Iterable[int], dates: Iterable[Reading]) -> Telling:
        spans = tuple(self.tokens.within(each.mention.span) for each in dates if each.role is Role.POINT)
        return Telling(
            self.article.prose,
            self.tokens,
            self.clauses,
            index,
            frozenset(others),
            spans,
            self.words,
            self.meant,
            self.sentence.quoted,
            self.before,
        )


def told_sentences(article: Article, readings: tuple[Resolved, ...], words: Lexicon, people: People) -> Iterator[Told]:
    """The sentences that may tell something: not headings, not the date above an article.

    Of paragraphs, those that have a date, and the one that has the lead; others can give no event.
    """
    lead_block = -1
    starts = [reading.mention.span.start for reading in readings]
    for number, block in enumerate(blocks(article.body)):
        if block.heading or (lead_block >= 0 and not _within(starts, block.span)):
            people.forget(block.span.of(article.prose))
            continue
        before = ""
        for sentence in block_sentences(article, number, block, words):
            within = _within(starts, sentence.span)
            mine = readings[within.start : within.stop]
            told = Span(sentence.told, sentence.span.end)
            tokens = tokenize(article.prose, told, [each.mention.span for each in mine], words, sentence.quoted)
            if _tells(tokens, words) and not (lead_block < 0 and _is_label(tokens, mine)):
                lead_block = number
                yield Told(
                    article,
                    sentence,
                    tokens,
                    clauses(tokens),
                    mine,
                    words,
                    people.meant,
                    before,
                )
            before = _before(article, sentence, words)


def _tells(tokens: Tokens, words: Lexicon) -> bool:
    """Three words or a verb, and not "(Photo: the bridge in May 1931)"."""
    first = tokens.kinds[:1] == "("
    if tokens.kinds[first + 1 : first + 2] == ":" and words.has("captions", tokens.lowers[first]):
        return False
    return len(tokens.kinds) - len(IDLE.findall(tokens.kinds)) >= 3 or tokens.finite(0, len(tokens.kinds)) >= 0


def _is_label(tokens: Tokens, readings: Sequence[Resolved]) -> bool:
    """A line above an article that is no sentence of it: "By Mara Lind", "Rovers 2-1 Athletic"."""
    return not readings and tokens.kinds[-1] not in ".q" and tokens.finite(0, len(tokens.kinds)) < 0


def _before(article: Article, sentence: Sentence, words: Lexicon) -> str:
    """A sentence as it may explain the next one's pronoun: nothing where it is quoted, or has one of its own."""
    text = " ".join(article.prose[sentence.told : sentence.span.end].split())
    first = text.split(" ", 1)[0].lower()
    pointing = words.kind.get(first) == "P" or any(words.has(name, first) for name in OWNERS)
    return "" if pointing or sentence.quoted or text[:1] in '"“‘' else text


def _within(starts: Sequence[int], span: Span) -> range:
    """Which of the readings, by where each starts, start in a span."""
    return range(bisect_left(starts, span.start), bisect_left(starts, span.end))
