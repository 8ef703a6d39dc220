"""Somebody died: what stops in one server, and how it starts again."""
