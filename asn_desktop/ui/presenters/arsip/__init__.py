"""The archive behind the screen: what was printed, what came back with signatures, and what the scanner read."""
