"""The parts of the page that verifies a received dossier."""
