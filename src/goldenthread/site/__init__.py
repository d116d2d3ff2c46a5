"""The web site as a whole: settings, root addresses, home pages, demo sign-in."""
