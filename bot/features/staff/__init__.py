"""Who looks after a server: what they did, and who is there now."""
