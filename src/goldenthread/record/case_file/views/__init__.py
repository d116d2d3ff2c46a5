"""One child's page, the genogram, the print pack."""
