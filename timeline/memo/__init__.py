"""What earlier builds made, kept so that an edit costs what it touches. At the edge: no stage knows of it."""
