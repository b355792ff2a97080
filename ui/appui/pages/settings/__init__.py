"""Réglages: language, look, keys, this PC's clock, and what Appui is."""
