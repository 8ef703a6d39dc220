"""Asking one's buddy for company, and never being left with silence after it."""
