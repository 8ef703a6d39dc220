"""What is taken from the queue to be sent now: whose it is, and in which order."""
