"""How well and how fast the engine reads dates: `python -m bench.timex [FOLDER]`."""
