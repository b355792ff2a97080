"""One small module per family of verbs; each has `run(context)`, which returns the exit code."""
