"""What a member chose in advance for the case that they go quiet."""
