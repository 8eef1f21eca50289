"""What the builder writes into an article's YAML: each date found, so named that its entry finds it again."""

from collections.abc import Iterator, Sequence

from timeline.correct.aim import Reader, aimed
from timeline.correct.pins import by_rule, found_now
from timeline.correct.words import occurrences, same
from timeline.model.article import Article
from timeline.model.correction import NOWHERE, Aim, Fix, Listing
from timeline.model.reading import Reading, Resolved
from timeline.model.span import Span

WIDER = 6  # sentences, or words, that are added to tell one place from another


def listing(
    article: Article, readings: Sequence[Resolved], aims: Sequence[Aim], sentences: Sequence[Span]
) -> tuple[Listing, ...]:
    """The builder's words for every date, in text order, and for every entry that a person has something in.

    What cannot be told apart from another (one line, many times) is left out.
    """
    page = Reader(article, tuple(reading.mention for reading in readings))
    at = {reading.mention.span: reading for reading in readings}
    known = [(aim.expression or aim.quote, _known(page, aim, at, sentences)) for aim in aims]
    has_entry = {aim.expression for aim in aims}
    new = [
        (reading.mention.span, _new(page, reading, sentences))
        for reading in readings
        if isinstance(reading, Reading) and reading.mention.span not in has_entry
    ]
    return tuple(found for _, found in sorted([*known, *new], key=lambda pair: pair[0]) if found)


def _new(page: Reader, reading: Resolved, sentences: Sequence[Span]) -> Listing | None:
    named = name(page, reading.mention.span, sentences)
    if named is None:
        return None
    quote, text = named
    return Listing(text, quote, found_now(reading), _why(reading))


def _known(page: Reader, aim: Aim, at: dict[Span, Resolved], sentences: Sequence[Span]) -> Listing:
    """An entry keeps its words while they name what it is about; those of an edited sentence are copied anew."""
    fix = aim.fix
    body = page.article.body
    reading = at.get(aim.expression) if aim.expression else None
    text, quote = fix.text, fix.quote
    if not same(quote, aim.quote.of(body)):
        quote = _line(aim.quote.of(body))
    if aim.expression and not _names(page, quote, text, aim.expression):
        named = name(page, aim.expression, sentences)
        quote, text = named or (quote, text)
    if not text and aim.expression:
        text = _line(aim.expression.of(body))
    return Listing(text, quote, found_now(reading) if reading else "", _why(reading) if reading else "", fix.place)


def name(page: Reader, expression: Span, sentences: Sequence[Span]) -> tuple[str, str] | None:
    """The quote and text that are about one expression and nothing else: no longer than it takes."""
    body = page.article.body
    for span in _wider_quotes(body, expression, sentences):
        quote = _line(span.of(body))
        for text in _wider_texts(body, expression, span):
            if _names(page, quote, text, expression):
                return quote, text
    return None


def _names(page: Reader, quote: str, text: str, expression: Span) -> bool:
    places = occurrences(quote, page.article.body)
    found = aimed(page, Fix(page.article.id, NOWHERE, quote, text), places) if places else None
    return isinstance(found, Aim) and found.expression == expression


def _wider_quotes(body: str, expression: Span, sentences: Sequence[Span]) -> Iterator[Span]:
    """Its sentence, then with one before it, and another …, then with those after it, too."""
    own = [n for n, sentence in enumerate(sentences) if sentence.overlaps(expression)]
    if not own:
        start = body.rfind("\n", 0, expression.start) + 1
        end = body.find("\n", expression.end)
        yield Span(start, end if end >= 0 else len(body))
        return
    first = max(own[0] - WIDER, 0)
    for n in range(own[0], first - 1, -1):
        yield Span(sentences[n].start, sentences[own[-1]].end)
    for sentence in sentences[own[-1] + 1 : own[-1] + 1 + WIDER]:
        yield Span(sentences[first].start, sentence.end)


def _wider_texts(body: str, expression: Span, quote: Span) -> Iterator[str]:
    """The expression, then with a word before it, and another …; then with those after it, too."""
    words = expression.of(body).split()
    before = body[quote.start : expression.start].split()[-WIDER:]
    after = body[expression.end : quote.end].split()[:WIDER]
    yield " ".join(words)
    for count in range(1, len(before) + 1):
        yield " ".join([*before[-count:], *words])
    for count in range(1, len(after) + 1):
        yield _line(body[expression.start : quote.end])[: len(" ".join([*words, *after[:count]]))]


def _why(reading: Resolved) -> str:
    ruled = by_rule(reading)
    return "; ".join(_line(reason) for reason in ruled.why) if ruled else ""


def _line(text: str) -> str:
    return " ".join(text.split())
