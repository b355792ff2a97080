"""Where to begin: four questions, a table in which the first row that fits wins, and one thing to do first."""
