"""What every rule and use case is built from: periods, verdicts, errors, texts, records."""
