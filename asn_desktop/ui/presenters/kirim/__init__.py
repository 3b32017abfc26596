"""To the centre and back: what would travel, what was answered, corrections, and the bridges."""
