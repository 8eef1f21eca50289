"""One module a command, each with `HELP`, `configure(parser)` and `run(args) -> exit status`.

All of them are imported for `timeline --help`, so what is heavy is imported inside `run`.
"""
