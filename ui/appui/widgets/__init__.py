"""The design kit: every control a page is built from."""
