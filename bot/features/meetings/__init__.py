"""Meetings of every fellowship: a server's own and those of public listings, on one board."""
