"""Settings: office, look, copies, holidays, rule packs, requirements of the instansi, and the bin."""
