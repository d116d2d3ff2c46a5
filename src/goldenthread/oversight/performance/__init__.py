"""Performance: scorecards, indicator pages, the cases behind a figure, the indicator manual."""
