"""Practice offices: fictional people, posts and a whole appraisal year, the same for the same seed.

Every person is invented, every NIP has a serial number of 901 or more, and every page and screen of such an office
says LATIHAN. `create.create` is what the window and the command line call.
"""
