"""The views of the room "S’informer", one a file."""
