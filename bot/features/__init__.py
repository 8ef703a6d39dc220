"""One package a feature: everything about it that is true without Discord."""
