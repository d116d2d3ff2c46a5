"""One child's page, and what is made from the whole record: the genogram, the print pack. Reads, and writes nothing."""
