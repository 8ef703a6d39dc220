"""What the command line does; ``bot/__main__.py`` declares it."""
