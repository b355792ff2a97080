"""Copies restées ailleurs: what lies outside the vault, one by one, cleaned only on request."""
