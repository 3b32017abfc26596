"""Plans: the list, one of them on the screen, and the tree of a unit."""
