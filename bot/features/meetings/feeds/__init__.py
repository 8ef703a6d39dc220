"""Reading the listings of others: pure functions from bytes to meetings and a report."""
