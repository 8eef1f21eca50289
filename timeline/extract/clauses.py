"""A sentence cut into clauses: each has one finite verb, and one date at most is its own."""

from collections.abc import Iterator, Sequence

from timeline.extract.clause import Clause, Part
from timeline.extract.cutter import Cutter
from timeline.extract.tokens import Tokens


def clauses(tokens: Tokens) -> tuple[Clause, ...]:
    """Cut at connectives, relative pronouns and what is said; a piece without a verb joins the piece before it."""
    joined: list[Clause] = []
    head = range(0)
    pieces = tuple(_pieces(tokens))
    subjects: dict[int, Clause] = {}  # of pieces that begin with their verb, by number
    for number, piece in enumerate(pieces):
        last = joined[-1] if joined else None
        if last and (resumed := _resumed(tokens, pieces, number)):
            subjects[resumed] = piece
        elif number in subjects:
            before = subjects[number]
            joined.append(piece._replace(head=range(before.start, before.end), part=before.part))
        elif last and last.verb < 0 and piece.part is Part.RELATIVE and last.part in (Part.MAIN, Part.SAID):
            head = range(last.start, last.end)
            joined[-1] = piece
        elif head and piece.part in (Part.MAIN, Part.SAID) and _begins_with_verb(tokens, piece):
            joined.append(piece._replace(head=head))
            head = range(0)
        elif last and piece.verb < 0:
            joined[-1] = last._replace(end=piece.end)
        elif last and last.verb < 0:
            part = Part.MAIN if Part.MAIN in (last.part, piece.part) else piece.part
            joined[-1] = last._replace(end=piece.end, verb=piece.verb, part=part)
        else:
            joined.append(piece)
    if head:
        joined[0] = joined[0]._replace(start=min(head.start, joined[0].start))
    return tuple(joined)


def _resumed(tokens: Tokens, pieces: Sequence[Clause], number: int) -> int:
    """Which piece has the verb of a subject, past asides: "He said | the man | who fled | had died"; 0 for none.

    Also "The hall burned, | and its bells, | cast in 1670, | fell".
    """
    piece = pieces[number]
    before = tokens.kinds[max(piece.start - 1, 0) : piece.start + 1]
    listed = (before == ",C" or before[:1] == ";") and tokens.kinds[piece.end - 1] == ","
    if piece.verb >= 0 or not (piece.part is Part.SAID or listed):
        return 0
    after = number + 1
    while after < len(pieces) and pieces[after].part is Part.RELATIVE:
        after += 1
    if after in (number + 1, len(pieces)) or pieces[after].part not in (Part.MAIN, Part.SAID):
        return 0
    return after if _begins_with_verb(tokens, pieces[after]) else 0


def _pieces(tokens: Tokens) -> Iterator[Clause]:
    """What the cutter cuts, but for a subject cut at its "and": "When it opened, Mara Lind | and her son spoke"."""
    waiting: Clause | None = None
    within: Part | None = None  # of the clause that a piece without a verb stands in: "that was sold as a toy | and is"
    for piece in Cutter(tokens, [(0, Part.MAIN)]).run():
        led = tokens.kinds[piece.start] == "C"
        if waiting:
            piece = piece._replace(start=waiting.start, part=Part.MAIN) if led else piece
            if not led:
                yield waiting
            waiting = None
        elif led and within and piece.part is Part.SUBORDINATE:
            piece = piece._replace(part=within)
        if (
            piece.verb < 0
            and piece.start
            and tokens.kinds[piece.start - 1] == ","
            and piece.part in (Part.MAIN, Part.SAID)
        ):
            waiting = piece
            continue
        within = within if piece.verb < 0 else piece.part
        yield piece
    if waiting:
        yield waiting


def _begins_with_verb(tokens: Tokens, piece: Clause) -> bool:
    return piece.verb >= 0 and all(tokens.kinds[i] in "xN,q" for i in range(piece.start, piece.verb))
