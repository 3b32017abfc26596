"""One module per task of the user: open a unit of work, ask the rules, save, return the result and the changes."""
