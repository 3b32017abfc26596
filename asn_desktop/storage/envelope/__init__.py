"""The USB file: sealed, opened, verified."""
