"""Values that the stages hand on to each other: frozen, and made of the standard library alone."""
