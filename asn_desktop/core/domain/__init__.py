"""One module per noun of the field. Frozen records; names as in the glossary."""
