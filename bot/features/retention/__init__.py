"""Reminders that members set for themselves, by direct message."""
