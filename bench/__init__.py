"""What is fast, measured as ratios in one run."""
