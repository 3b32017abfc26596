"""Rule packs on disk: the folder they come from, and the last good copy of each."""
