"""Tests of the coping kit."""
