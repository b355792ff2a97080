"""The parts of the page "Copies restées ailleurs"."""
