"""Keys and slots, sealed blobs, index, journal: what a family keeps, and nobody else reads."""
