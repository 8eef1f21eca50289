"""Whom to thank, and under which licence: names and the addresses they link to."""

import re
from dataclasses import replace

from timeline.model.article import Credit
from timeline.read.keys import Given

# As people abbreviate them, in lower case with spaces -> their addresses.
LICENSES = {
    "cc0": "https://creativecommons.org/publicdomain/zero/1.0/",
    "cc0 1.0": "https://creativecommons.org/publicdomain/zero/1.0/",
    "public domain mark 1.0": "https://creativecommons.org/publicdomain/mark/1.0/",
    "ogl 3.0": "https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/",
    "open government licence v3.0": "https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/",
    "gfdl 1.3": "https://www.gnu.org/licenses/fdl-1.3.html",
    "gfdl 1.2": "https://www.gnu.org/licenses/old-licenses/fdl-1.2.html",
}
CREATIVE_COMMONS = re.compile(r"cc (by(?: (?:nc|sa|nd|nc sa|nc nd))?) ([1-4]\.[05])")
CREATIVE_COMMONS_URL = re.compile(r"https?://creativecommons\.org/licenses/(by[a-z-]*)/([1-4]\.[05])/?")


def read_source(given: Given) -> Credit:
    source: Credit = given.get("source", Credit())
    return replace(source, url=given.get("source_url", source.url))


def read_license(given: Given) -> Credit:
    """A known licence gets its address from its name, and its name from its address."""
    found: Credit = given.get("license", given.get("licence", Credit()))
    url = given.get("license_url", found.url) or url_of_license(found.name)
    if known := CREATIVE_COMMONS_URL.fullmatch(found.url):
        return Credit(f"CC {known[1].upper()} {known[2]}", found.url) if _is_host(found) else found
    return Credit(found.name, url)


def _is_host(credit: Credit) -> bool:
    """Whether an address was all that was given, so that its host had to do for a name."""
    return credit.name in credit.url


def url_of_license(name: str) -> str:
    """`CC BY-SA 4.0` -> `https://creativecommons.org/licenses/by-sa/4.0/`; nothing for a licence not known here."""
    plain = name.lower().replace("-", " ").strip()
    if known := CREATIVE_COMMONS.fullmatch(plain):
        return f"https://creativecommons.org/licenses/{known[1].replace(' ', '-')}/{known[2]}/"
    return LICENSES.get(plain, "")
