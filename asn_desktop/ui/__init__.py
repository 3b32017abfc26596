"""The window: shows frozen state and sends intentions back. It never meets storage."""
