"""Surveys of satisfaction with a unit's services."""
