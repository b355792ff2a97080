"""Copies and traces of what the vault holds that lie outside it: found, explained, cleaned only on request."""
