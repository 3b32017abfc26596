"""What forms print, gathered from the file: one module for each thing a form can be of, and their registration.

`registry.FORMS` says of each form what it is of, who signs it, for which terms it is made, and which function gives its
facts. `materials.MATERIALS` says of each such thing how those that are asked for are found and read, many at once.
"""
