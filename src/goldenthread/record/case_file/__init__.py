"""One child's page: read-only, gathered from the rooms below it."""
