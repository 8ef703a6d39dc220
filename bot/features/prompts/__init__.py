"""A daily question in a channel that admins chose."""
