"""What keeps traces of a vault from appearing outside it."""
