"""Days on which a count comes to something: told to its member alone, and shared only by them."""
