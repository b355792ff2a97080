"""Room "Signaler": guides, step by step."""
