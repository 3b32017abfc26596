"""Exchange between an office and its centre: what travels, who may send it, and the answer for every record."""
