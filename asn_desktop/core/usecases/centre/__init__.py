"""The centre: envelopes of many offices taken in, an answer for every entry, a desk for what people must decide."""
