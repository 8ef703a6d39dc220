"""Public listings on a server's board: added by its admins, refreshed, never replaced by something worse."""
