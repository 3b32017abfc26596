"""Arsip: which final forms were printed, which signed paper came back, and what that locks.

`register` notes what was printed, `recognition` tells what a pile of scans is, `attaching` keeps it, `typed` does the
same without a scanner, `papers` tells what signed paper there is of a plan or an appraisal, `signed` whether it still
says what is stored, `lists` shows it all.
"""
