"""Tokens become a palette, a little style sheet and coloured icons."""
