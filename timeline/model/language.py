"""What is known of a language before any of its words are."""

MONTH_FIRST = {"en", "en-US", "en-PH"}
YEAR_FIRST = {"fa", "hu", "ja", "ko", "lt", "mn", "zh"}
RIGHT_TO_LEFT = {"ar", "ckb", "dv", "fa", "he", "ps", "sd", "ug", "ur", "yi"}


def number_order(language: str) -> str:
    """How `3/4/2019` is read where a BCP 47 language is spoken: `MDY`, `YMD` or `DMY` (Unicode CLDR, short dates)."""
    if language in MONTH_FIRST:
        return "MDY"
    return "YMD" if language.split("-")[0] in YEAR_FIRST else "DMY"


def direction(language: str) -> str:
    """`rtl` or `ltr`, as HTML's `dir` takes it."""
    return "rtl" if language.split("-")[0] in RIGHT_TO_LEFT else "ltr"
