"""Slides, poster and pocket cards, painted from data: the same lines on a screen, in a PDF and on paper."""
