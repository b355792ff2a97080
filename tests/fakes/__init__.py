"""Fakes with behaviour, each behind the real port."""
