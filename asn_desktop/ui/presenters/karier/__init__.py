"""Careers: what falls due in the office, the rights of one person, what if, and the plan."""
