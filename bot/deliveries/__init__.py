"""Messages owed to someone: written with the fact that caused them, sent once, settled."""
