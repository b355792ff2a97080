"""Cases and exhibits: the domain on top of the vault."""
