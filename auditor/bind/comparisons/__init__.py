"""Levels of one thing at two times or places: growths, differences, multiples and points."""
