"""What is looked up about one member: what waits for them, and what could not reach them."""
