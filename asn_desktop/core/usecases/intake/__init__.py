"""Taking in spreadsheets of people: look at the file, run dry against the register, then save all of it or nothing.

`inspect` -> `dry_run` -> `apply`; the rows that were refused go back to the user as a sheet to fix.
"""
