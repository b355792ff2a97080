"""Writing a letter: the few questions of its model, and its text to change; used by every page that has one."""
