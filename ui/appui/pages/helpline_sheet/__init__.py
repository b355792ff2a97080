"""The 3018 sheet: over every page, in one click, without any network."""
