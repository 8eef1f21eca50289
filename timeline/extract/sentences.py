"""Where sentences end: not after "Dr.", not within "3.5", not between a quotation and who said it."""

import re
from typing import NamedTuple

from timeline.extract.blocks import Block, blocks
from timeline.extract.lexicon import Lexicon
from timeline.model.article import Article
from timeline.model.span import Span

END = re.compile(r"""([.!?…。！？۔।؟][.!?…。！？۔।؟]*)(["”’')\]»]*)(?=(\s+)(["“‘'(\[«]*)(\w)?)""")
WORD_BEFORE = re.compile(r"[^\W\d_](?:[\w'’]|\.(?=\w))*$")
DATELINE = re.compile(
    r"(?:[^\W\d_a-z][^\na-z.!?]{1,40}(?:(?<=,\s)[^\W\d_][\w ]{2,20}(?:\.\s\d{1,2})?,?\s){0,2}(?:\([^)\n]{2,30}\)\s*)?"
    r"|\([A-Z][\w ]{1,20}\))\s*[–—_-]{1,2}(?:\s+|$)"
)  # "TEHRAN - ", "PARIS, France (AP) _ ", "DUNNA, Aug. 11 (AP) — ", "SIVAS, Turkey, Feb 9 - "
ADDRESS = re.compile(r"\d+(?: [A-Z0-9]\w*){1,3} $")  # "200 Main | St."
NEXT_WORD = re.compile(r"\W*(\w+)")
CAMEL = re.compile(r"[a-z][A-Z]")  # a name that begins small: iPhone
LONGEST_DATELINE = 60


class Sentence(NamedTuple):
    """`span` is into the article's body; a dateline ("TEHRAN - ") is left out of `told`, where the telling starts."""

    span: Span
    told: int  # offset
    block: int  # the number of its block, from 0
    heading: bool = False
    quoted: bool = False  # begins within a quotation that an earlier sentence opened


def sentences(article: Article, words: Lexicon) -> tuple[Sentence, ...]:
    """The sentences of an article in text order, headings among them."""
    each = enumerate(blocks(article.body))
    return tuple(sentence for number, block in each for sentence in block_sentences(article, number, block, words))


def block_sentences(article: Article, number: int, block: Block, words: Lexicon) -> tuple[Sentence, ...]:
    """The sentences of one block of an article, by the block's number; none where its prose is blank."""
    found: list[Sentence] = []
    open_quote = False
    for span in _split(article.prose, block.span, words):
        text = span.of(article.prose)
        dateline = DATELINE.match(text, 0, LONGEST_DATELINE)
        told = span.start + (dateline.end() if dateline else 0)
        found.append(Sentence(span, told, number, block.heading, open_quote))
        open_quote = _ends_open(text, open_quote)
    return tuple(found)


def _split(text: str, block: Span, words: Lexicon) -> list[Span]:
    spans: list[Span] = []
    start = block.start
    for end in END.finditer(text, block.start, block.end):
        if _is_end(text, start, end, words):
            stop = end.end()
            spans.append(_trimmed(text, start, stop))
            start = stop
    spans.append(_trimmed(text, start, block.end))
    return [span for span in spans if span.start < span.end]


def _trimmed(text: str, start: int, end: int) -> Span:
    piece = text[start:end]
    start += len(piece) - len(piece.lstrip())
    return Span(start, start + len(piece.strip()))


def _is_end(text: str, start: int, end: "re.Match[str]", words: Lexicon) -> bool:
    mark, closing, _, opening, letter = end.groups()
    follows = letter or ""
    if follows.islower() and not CAMEL.match(text, end.end(4)):
        return False
    if mark != "." or closing:
        return mark != "." or not (mark == "." and not follows and not opening)
    before = WORD_BEFORE.search(text, max(start, end.start() - 24), end.start())
    word = before[0].lower() if before else ""
    if not word:
        return True
    if (
        before
        and len(word) == 1
        and before[0].isupper()
        and text[before.start() - 1 : before.start()] in ("", " ", ".")
    ):
        return False  # an initial
    if not words.has("abbreviations", word):
        return True
    if before and words.has("streets", word) and ADDRESS.search(text, max(start, before.start() - 60), before.start()):
        return follows.isupper()
    if words.has("before_numbers", word):
        return not follows.isdigit()
    return words.has("final_abbreviations", word) and _begins_sentence(text, end.end(), words)


def _begins_sentence(text: str, at: int, words: Lexicon) -> bool:
    """Is the next word one that is capitalised only where a sentence begins?"""
    following = NEXT_WORD.match(text, at)
    return bool(following) and words.kind.get(following[1].lower(), "") in tuple("PTWJCIA") if following else False


def _ends_open(text: str, open_quote: bool) -> bool:
    """Is a quotation still open where this sentence ends?"""
    if "“" in text or "”" in text:
        return text.rfind("“") > text.rfind("”")
    return open_quote ^ (text.count('"') % 2 == 1)
