"""Reports, their copies, and pauses of pairing."""
