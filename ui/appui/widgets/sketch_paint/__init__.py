"""Paints a step's sketch on any painter: a widget, a picture, a page of paper."""
