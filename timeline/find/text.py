"""Text into words: runs of letters, numerals, single marks, and the breaks between paragraphs.

Each word holds the blanks behind it, so that words laid end to end are the text, and lengths give places.
"""

import re

BREAK = "\n\n"  # any blank line is this one word

WORD = re.compile(
    r"""(?: [0-9]{4}[ ] (?!FY|AD|BC|CE)[A-Z]{2}[0-9]{1,3}\b         # 2012 DA14, an asteroid
        |   (?<=[CPDX]/) [0-9]{4}[ ][A-Z][0-9]{1,2}\b              # C/2013 A1, a comet
        |   (?<![0-9][.]) [0-9]+ \. [0-9]+ (?! \.?[0-9] )             # 3.5, but not 20.12.2019
        |   [0-9]+ (?: (?:,[0-9]{3})+ (?:\.[0-9]+)? )?              # 1,984
            (?: (?:st|nd|rd|th|s|ST|ND|RD|TH|S)\b )?                # 20th  1990s
        |   (?:[A-Za-z]\.){2,}                                      # a.m.  U.S.  B.C.
        |   [^\W\d_]+
        |   ['’](?:s|t|re|ve|ll|d|m)\b                              # the end of it's, don't
        |   \S
        )
        [^\S\n]* (?: \n (?! [^\S\n]*\n ) [^\S\n]* )?                # a line's end is a blank like others
        | \s+                                                       # a blank line
    """,
    re.VERBOSE,
)
