"""The centre's database, on PostgreSQL or SQLite: envelopes of many offices taken in, one outcome for every record."""
