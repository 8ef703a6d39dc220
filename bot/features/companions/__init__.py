"""Company on the way to a meeting: true without Discord."""
