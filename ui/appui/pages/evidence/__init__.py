"""Room "Preuves": cases and their exhibits, and the way in."""
