"""Appraisals: the list, one of them on the screen, and going through many."""
