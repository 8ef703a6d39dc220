"""Pairs as they are kept."""
