"""The room "Démarches": what was reported, where it stands, what is due next."""
