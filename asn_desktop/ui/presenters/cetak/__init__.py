"""Printing: whose forms are chosen, how their pages look, and where they go."""
