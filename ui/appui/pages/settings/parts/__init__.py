"""The parts of the card "Coffre", and its sheets."""
