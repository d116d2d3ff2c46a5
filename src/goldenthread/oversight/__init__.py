"""The human processes on top of analysis: performance, annual review. Shows and signs off, never computes."""
