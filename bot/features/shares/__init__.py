"""Posts that members approved: each made once, and taken back when they say so."""
