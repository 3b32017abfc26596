"""Questions to the file: each returns frozen rows."""
