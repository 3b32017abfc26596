"""Proposals: the desk of them, and one with its papers and steps."""
