"""How long a person waits for `timeline serve`."""
