"""What Appui lays over the screens for a capture: frozen pictures to draw on, and the count before a grab."""
