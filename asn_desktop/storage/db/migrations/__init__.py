"""Steps that bring older files forward; never back. Each step is one revision."""
