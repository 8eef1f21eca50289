"""Has it happened, or is it planned?"""

from timeline.extract.clause import Clause
from timeline.extract.lexicon import Lexicon
from timeline.extract.tense import Tense
from timeline.extract.tokens import Tokens
from timeline.model.article import Article
from timeline.model.event import Status
from timeline.model.when import When


def status(
    tokens: Tokens, clause: Clause, tense: Tense, when: When, article: Article, words: Lexicon
) -> tuple[Status, tuple[str, ...]]:
    """Planned, where the day lies after publication, or may and the clause looks ahead; with the reason."""
    today = article.context.today
    if when.earliest > today:
        return Status.PLANNED, (f"after publication ({today}), so a plan",)
    if when.latest <= today and (plan := _planned_then(tokens, clause, words)):
        return Status.PLANNED, (f'"{plan}" tells of a plan, not of what came of it',)
    if when.latest <= today and when.earliest < today:
        return Status.REPORTED, ()
    if tense is Tense.FUTURE or (tense is Tense.MAY and when.latest > today):
        return Status.PLANNED, (f'"{tokens.lower(clause.verb)}" looks ahead from publication ({today})',)
    for i in range(max(clause.verb, clause.start), clause.end):
        if words.has("plan", tokens.lower(i)) and tokens.kinds[i] not in "OM" and not _is_done(tokens, i, tense):
            return Status.PLANNED, (f'"{tokens.texts[i]}" looks ahead from publication ({today})',)
    return Status.REPORTED, ()


def _planned_then(tokens: Tokens, clause: Clause, words: Lexicon) -> str:
    """ "Was due", "had been scheduled", "was to have": the words that say so, or none."""
    at, kinds = clause.verb, tokens.kinds
    if at < 0:
        return ""
    hoped = words.has("had", tokens.lower(at)) and words.has_any("hoping", tokens.lowers[at + 1 : at + 2])
    if hoped and kinds[at + 2 : at + 3] == "O":
        return " ".join(tokens.texts[at : at + 3])  # "had hoped to"
    had_been = words.has("had", tokens.lower(at)) and kinds[at + 1 : at + 2] == "E"
    if not had_been and not words.has("was", tokens.lower(at)):
        return ""
    planned = at + 1 + had_been
    if planned < clause.end and kinds[planned] == "x" and tokens.lower(planned).endswith("ly"):
        planned += 1
    if planned >= clause.end:
        return ""
    due = kinds[planned] == "O" or words.has("appointed_for", tokens.lower(planned))
    led = words.has("plan", tokens.lower(planned)) and "O" in kinds[planned + 1 : planned + 4]
    return " ".join(tokens.texts[at : planned + 1]) if due or led else ""


def _is_done(tokens: Tokens, i: int, tense: Tense) -> bool:
    """ "Set course for the Moon" is done, "set to leave" is to come."""
    return tense is Tense.PAST and tokens.kinds[i] in "Vx" and "O" not in tokens.kinds[i + 1 : i + 4]
