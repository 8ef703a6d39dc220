"""Keeping people safe from each other: blocks, reports, and what staff do about them."""
