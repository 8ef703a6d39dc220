"""Buddies: who would fit, an offer both say yes to, a time together with an end that is normal."""
