"""How heavy the pages are, and how soon they answer a reader."""
