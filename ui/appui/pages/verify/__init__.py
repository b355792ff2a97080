"""A dossier that somebody received is checked, without any vault."""
