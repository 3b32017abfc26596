"""The centre's screens: offices, intake, people, the desk, roll-ups, and what is sent down."""
