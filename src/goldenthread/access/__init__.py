"""Who may see and do what, and the trail of what they saw and did."""
