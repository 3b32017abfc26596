"""People and units: the lists, one person with every history, new ones, and what the data doctor finds."""
