"""The months of a plan: realisation, evidence and feedback, and who has yet to hand in."""
