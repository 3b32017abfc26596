"""Official forms: layout as data, and filling them with facts so that all text is final."""
