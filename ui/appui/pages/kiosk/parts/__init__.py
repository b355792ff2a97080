"""What the rooms of the kiosk are made of."""
