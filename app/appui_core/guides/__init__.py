"""Which guide fits, its steps, and how old it is."""
