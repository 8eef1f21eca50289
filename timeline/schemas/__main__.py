"""Write the schemas anew, beside this file."""

from pathlib import Path

from timeline.schemas import SCHEMAS, as_text

for name in SCHEMAS:
    (Path(__file__).parent / name).write_text(as_text(name), "utf-8")
