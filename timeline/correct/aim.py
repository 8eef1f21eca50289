"""Which words of an article each entry of its YAML is about: by quote, else by the nearest sentence, never by a guess.

An entry whose sentence is gone, or that fits two, is told with its place and with what would be right.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from timeline.correct.words import Likest, listed, occurrences, same, shown
from timeline.model.article import Article
from timeline.model.correction import Aim, Fix
from timeline.model.problem import Problem, error, notice, warning
from timeline.model.reading import Mention
from timeline.model.span import Span

NEAR = 0.6  # likeness from which an edited sentence is taken for the one that was quoted
OFFERED = 0.3  # likeness from which a sentence is worth naming
WORDS = 6  # that are added to an expression to tell it from another, at most

Sentences = Callable[[Article], tuple[Span, ...]]
Answer = Aim | Problem


def aim(
    article: Article, mentions: tuple[Mention, ...], fixes: tuple[Fix, ...], sentences: Sentences
) -> tuple[tuple[Aim, ...], tuple[Problem, ...]]:
    """What each fix is about, in their order. `sentences` is asked only where a quote is not found in the article."""
    if not fixes:
        return (), ()
    page = Reader(article, mentions)
    quoted = [(fix, occurrences(fix.quote, article.body)) for fix in fixes]
    answers: dict[int, Answer] = {n: aimed(page, fix, places) for n, (fix, places) in enumerate(quoted) if places}
    taken = {(found.quote, found.expression) for found in answers.values() if isinstance(found, Aim)}
    problems: list[Problem] = []
    if len(answers) < len(fixes):
        nearest = _Nearest(page, sentences(article))
        for n, (fix, places) in enumerate(quoted):
            if not places:
                answers[n], told = nearest.find(fix, taken)
                problems += told
    aims = [answers[n] for n in range(len(fixes))]
    problems += [found for found in aims if isinstance(found, Problem)]
    kept = tuple(found for found in aims if isinstance(found, Aim))
    return kept, (*problems, *_twice(kept, article))


def corrects(fix: Fix) -> tuple[str, ...]:
    """The keys that a person wrote; none for an entry that is the builder's alone."""
    keys = ("date", "title", "hide", "note", "tags", "checked")
    return tuple(key for key in keys if getattr(fix, key))


def complain(fix: Fix, message: str, hint: str) -> Problem:
    """As grave as what would be lost: a date or words of a person's, a choice, or nothing at all."""
    keys = corrects(fix)
    if not keys:
        return notice(fix.place, message, hint)
    return warning(fix.place, message, hint) if {*keys} <= {"hide", "checked"} else error(fix.place, message, hint)


@dataclass(frozen=True, slots=True)
class Reader:
    """An article, read with what was found in it."""

    article: Article
    mentions: tuple[Mention, ...]

    def within(self, quote: Span) -> tuple[Mention, ...]:
        return tuple(mention for mention in self.mentions if mention.span.overlaps(quote))

    def line(self, span: Span) -> int:
        return self.article.place(span.start).line


def aimed(page: Reader, fix: Fix, places: tuple[Span, ...]) -> Answer:
    """Of the places where the quote stands, the one that has the expression."""
    found = [(place, expressions(page, fix.text, place)) for place in places]
    if fix.text:
        found = [(place, spans) for place, spans in found if spans] or found[:1]
    if len(found) > 1:
        lines = listed([str(page.line(place)) for place, _ in found])
        message = f"{shown(fix.quote)} fits {len(found)} places of {page.article.path}, on lines {lines}"
        return complain(fix, message, "add the words before or after it to quote:, so that it fits one")
    [(quote, spans)] = found
    if len(spans) == 1 or not (spans or fix.text):
        return Aim(fix, quote, spans[0] if spans else None)
    if spans:
        return _several(page, fix, quote, spans)
    dates = [shown(mention.text) for mention in page.within(quote)]
    hint = f"the dates in it are {listed(dates)}" if dates else "copy text: out of it, letter by letter"
    return complain(fix, f"{shown(fix.text)} does not stand in {shown(fix.quote)}", hint)


def _several(page: Reader, fix: Fix, quote: Span, spans: tuple[Span, ...]) -> Answer:
    """Without `text`, all but a date can be for a whole sentence; a date has to be for one expression."""
    if not fix.text and not fix.date:
        return Aim(fix, quote)
    body = page.article.body
    dates = [shown(words) for words in _told_apart(body, quote, spans)]
    if not fix.text:
        return complain(fix, f"its sentence has {len(spans)} dates, and no text: says which", f"text: {dates[0]}")
    if len({" ".join(span.of(body).split()) for span in spans}) > 1:
        return complain(fix, f"{shown(fix.text)} holds {len(spans)} dates", f"text: {listed(dates, 'or')}")
    message = f"{shown(fix.text)} stands {len(spans)} times in its sentence"
    return complain(fix, message, f"add a word to text:, as in {listed(dates, 'or')}")


def expressions(page: Reader, words: str, quote: Span) -> tuple[Span, ...]:
    """The expressions that an entry's `text` names: mentions, else the very words, which nothing took for a date."""
    inside = page.within(quote)
    if not words:
        return tuple(mention.span for mention in inside)
    exact = tuple(mention.span for mention in inside if same(mention.text, words))
    if exact:
        return exact
    places = occurrences(words, page.article.body, quote)
    around = tuple(mention.span for mention in inside if any(mention.span.overlaps(place) for place in places))
    return around or places


def _told_apart(body: str, quote: Span, spans: tuple[Span, ...]) -> list[str]:
    """Each expression with as many words before it as tell it from the others: "came on Friday", "left on Friday"."""
    told: list[str] = []
    for count in range(WORDS):
        before = [body[quote.start : span.start].split() for span in spans]
        told = [
            " ".join([*words[len(words) - count :], *span.of(body).split()])
            for words, span in zip(before, spans, strict=True)
        ]
        if len(set(told)) == len(told):
            break
    return told


class _Nearest:
    """The sentences of an article, to find the one that was most likely quoted before it was edited."""

    def __init__(self, page: Reader, sentences: tuple[Span, ...]) -> None:
        self.page, self.sentences = page, sentences
        self.likest = Likest(span.of(page.article.body) for span in sentences)

    def find(self, fix: Fix, taken: set[tuple[Span, Span | None]]) -> tuple[Answer, tuple[Problem, ...]]:
        ranked = self.likest.of(fix.quote, OFFERED)
        near = [self.sentences[n] for score, n in ranked if score >= NEAR]
        fitting = [found for found in (aimed(self.page, fix, (span,)) for span in near) if isinstance(found, Aim)]
        free = [found for found in fitting if (found.quote, found.expression) not in taken]
        if free:
            return free[0], (self.moved(fix, free[0]),)
        return self.gone(fix, [self.sentences[n] for _, n in ranked[:1]]), ()

    def moved(self, fix: Fix, found: Aim) -> Problem:
        now = shown(found.quote.of(self.page.article.body))
        message = f"its sentence has changed; taken for the one on line {self.page.line(found.quote)}: {now}"
        return notice(fix.place, message, f"`timeline dates --write {self.page.article.path}` puts it into quote:")

    def gone(self, fix: Fix, nearest: list[Span]) -> Problem:
        message = f"no sentence of {self.page.article.path} has the words {shown(fix.quote)}"
        hints = [
            f"nearest, on line {self.page.line(span)}: {shown(span.of(self.page.article.body))}" for span in nearest
        ]
        return complain(fix, message, "; ".join([*hints, "mend quote:, or remove the entry"]))


def _twice(aims: tuple[Aim, ...], article: Article) -> Iterator[Problem]:
    """Two entries that say the same thing of the same words."""
    first: dict[tuple[Span, Span | None, str], Fix] = {}
    for found in aims:
        about = found.quote if found.expression is None else found.expression
        for key in corrects(found.fix):
            earlier = first.setdefault((about, found.expression, key), found.fix)
            if earlier is not found.fix:
                message = f"a second {key}: for {shown(about.of(article.body))}"
                yield error(found.fix.place, message, f"the first is on line {earlier.place.line}; keep one of them")
