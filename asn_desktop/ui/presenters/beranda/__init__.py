"""The first screen: what needs doing today, and how far the year is."""
