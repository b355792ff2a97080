"""The rooms of the kiosk: information alone, in words for a pupil, built anew for each visit."""
