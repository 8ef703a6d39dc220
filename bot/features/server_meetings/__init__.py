"""Meetings that a server holds itself: set up, announced, kept in step with Discord's own events."""
