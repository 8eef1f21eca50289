"""Ids that last: of an article and its words alone, never of a date, an order or another article."""

from hashlib import blake2b

ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz"  # Crockford's: no i, l, o, u to misread
LENGTH = 10  # 50 bits: among a million events a clash has a chance of one in two thousand


def event_id(article: str, quote: str, *marks: str) -> str:
    """A short id, safe in a URL. `marks` tell apart the events of one quotation: the words that date each."""
    words = "\n".join([article, " ".join(quote.split()), *marks])
    number = int.from_bytes(blake2b(words.encode(), digest_size=8).digest(), "big")
    return "".join([ALPHABET[number >> 5 * place & 31] for place in range(LENGTH)])
