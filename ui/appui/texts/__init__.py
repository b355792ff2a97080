"""The one translate helper."""
