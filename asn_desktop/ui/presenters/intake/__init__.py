"""Taking in spreadsheets: choose, match columns, check, done."""
