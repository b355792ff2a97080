"""The parts of the room "Preuves", one a file."""
