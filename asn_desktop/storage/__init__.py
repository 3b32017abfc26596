"""Adapters: database, paper, spreadsheets. They do not know one another, nor the window."""
