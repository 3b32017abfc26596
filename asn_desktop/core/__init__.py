"""The pure core: no Qt, no database, no files, no clock, no randomness."""
