"""What Appui knows and does. No Qt, ever: everything here runs without a screen."""
