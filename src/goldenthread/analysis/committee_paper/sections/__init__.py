"""The parts of the paper, each a function from the draft to printed sections."""
