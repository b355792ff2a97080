"""Accueil: three doors and the numbers that matter when there is no time."""
