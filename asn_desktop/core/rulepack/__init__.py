"""Dated, cited values of the law: model, strict loader, runner of case files."""
