"""Getting through a craving: tools, one's own kit, triggers, plans, and what helped before."""
