"""Talent: nine boxes, succession, posts and the ways between them."""
