"""Speed and size, each beside a yardstick of the same run: `make bench`, or `python -m benchmarks start growth`."""
