"""Keys and certificates of this computer, and the words that people compare over the phone."""
