"""JSON Schemas for the YAML that people write, made from the tables that its readers use.

`python -m timeline.schemas` writes the files anew, after a table has changed.
"""

import json
from typing import Any

from timeline.config import CONFIG_KEYS
from timeline.read.keys import Keys, schema_of
from timeline.read.tables import ARTICLE_KEYS, CORRECTIONS_KEYS, SIDECAR_KEYS

DRAFT = "https://json-schema.org/draft/2020-12/schema"

# file: (title, table, whether a theme may know other keys)
SCHEMAS: dict[str, tuple[str, Keys, bool]] = {
    "article.schema.json": ("The front matter of an article", ARTICLE_KEYS, True),
    "config.schema.json": ("config.yaml, the settings of a site", CONFIG_KEYS, False),
    "corrections.schema.json": ("corrections.yaml, what to set right in the events of a site", CORRECTIONS_KEYS, False),
    "dates.schema.json": ("x.dates.yaml, what to set right in the article x.md", SIDECAR_KEYS, False),
}


def make_schema(name: str) -> dict[str, Any]:
    """The schema in the file `name`."""
    title, keys, open_ended = SCHEMAS[name]
    return {"$schema": DRAFT, "title": title, **schema_of(keys, open_ended=open_ended)}


def as_text(name: str) -> str:
    """The file itself."""
    return json.dumps(make_schema(name), indent=2, ensure_ascii=False) + "\n"
