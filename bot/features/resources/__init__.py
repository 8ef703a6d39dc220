"""Helplines and programmes to look through, and lines that a server's admins add."""
