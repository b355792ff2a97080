"""The parts of the room "Signaler", one a file."""
