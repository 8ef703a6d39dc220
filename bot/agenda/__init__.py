"""What recurs: rules in a member's or a server's local time, and when each is due."""
