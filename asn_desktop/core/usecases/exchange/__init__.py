"""The office and its centre: what is sent, what comes back, and whose records are whose."""
