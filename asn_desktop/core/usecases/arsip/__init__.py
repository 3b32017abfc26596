"""Arsip: which final forms were printed, which signed paper came back, and what that locks.

`register` notes what was printed, `recognition` tells what a pile of scans is, `attaching` keeps it, `typed` does the
same without a scanner, `signed` tells what signed paper there is of a plan or an appraisal, `lists` shows it all.
"""
