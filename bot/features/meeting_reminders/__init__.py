"""Meetings that members follow: private reminders, a calendar file, and what they tried."""
