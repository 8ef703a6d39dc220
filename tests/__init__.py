"""Tests; what they prove is told in ARCHITECTURE.md."""
