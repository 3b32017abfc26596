"""The Lembar Penjelasan: a verdict in plain words."""
from __future__ import annotations
def explanation_blocks(verdict, texts):
    return iter(())
