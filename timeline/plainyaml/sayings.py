"""The parser's complaints in a person's words."""

# What the parser says: (what to say of it, what would be right).
SAYINGS = {
    "mapping values are not allowed in this context": (
        "a colon where no value can start",
        'put a value that holds ": " in quotation marks, and indent keys alike',
    ),
    "found unexpected end of stream": ("a quotation mark is opened and not closed", "close it"),
    "found unknown escape character": (
        "a backslash that means nothing in double quotation marks",
        "use single quotation marks, or write it twice",
    ),
    "could not find expected ':'": ("a line without a key", 'write it as "key: value", or indent it'),
    "did not find expected ',' or ']'": ("a list is opened with [ and not closed", "end it with ]"),
    "did not find expected ',' or '}'": ("a map is opened with { and not closed", "end it with }"),
    "did not find expected node content": (
        "a value is missing",
        "end with ] or } what [ or { started, and put other brackets in quotation marks",
    ),
    "did not find expected key": (
        "text where a key should start",
        "put a value that holds quotation marks in quotation marks as a whole, and indent keys alike",
    ),
    "did not find expected '-' indicator": ("a list breaks off", "start each entry with a dash, all in one column"),
    "block sequence entries are not allowed in this context": (
        "a dash where no list can start",
        "start the list on a line of its own, or put the value in quotation marks",
    ),
    "found a tab character that violates indentation": ("a tab", "indent with spaces"),
    "did not find expected <document start>": ("text after the end of the document", "remove it"),
}
STRAY = "found character that cannot start any token"


def reworded(complaint: str) -> tuple[str, str]:
    """What is wrong, and what would be right where that is known."""
    return SAYINGS.get(complaint, (f"this is not YAML: {complaint}", ""))


def stray(character: str) -> tuple[str, str]:
    """Of a character that no value can start with."""
    if character == "\t":
        return "a tab", "indent with spaces"
    return f'a value cannot start with "{character}"', "put it in quotation marks"
