"""How long a build takes, beside other generators: `python -m bench.build --articles 1000`."""
