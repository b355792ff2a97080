"""Par où commencer: four questions, one thing to do first."""
