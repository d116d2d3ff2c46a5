"""What a page says, without what is drawn by lot or tells the time.

A short name could stand by chance in the token of a form; two pages that say the same could be made on either side of a
minute.
"""

import re

CHANCE = re.compile(
    r'<input type="hidden"[^>]*>|(?:href|src)="/static/[^"]*"'
    r'|data-session="\d+"|signed out at (?:<strong data-session-time>)?[^<.]*'
)


def words_of(page: str) -> str:
    return CHANCE.sub("", page)
