"""ASN Desktop: performance appraisal and career planning for district offices, without internet.

A pure core decides and explains; thin adapters store, print and carry; a Qt shell shows frozen
state and sends intentions back.
"""

__version__ = "0.1.0"
