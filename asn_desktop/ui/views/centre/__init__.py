"""The screens of a centre. Each module is imported on the first visit."""
