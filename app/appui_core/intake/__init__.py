"""Bytes from outside become a safe original: the gate, sniffing, limits, hash."""
