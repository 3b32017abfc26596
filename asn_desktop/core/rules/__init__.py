"""One module per topic of regulation: pure functions from facts and law to a verdict."""
