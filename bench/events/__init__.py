"""How good the events are, on annotated articles, and every title to be read."""
