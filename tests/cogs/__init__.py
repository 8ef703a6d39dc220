"""Conversations: what people did, and what they and others then saw."""
