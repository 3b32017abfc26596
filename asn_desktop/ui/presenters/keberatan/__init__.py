"""Objections: the desk of them, and one with its steps."""
