"""Distributions of predikat beside the guidance, and fairness between raters."""
