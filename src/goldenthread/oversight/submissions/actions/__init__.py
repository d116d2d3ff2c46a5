"""All that writes in this room: module = noun, function = verb, keyword-only, ``by=`` compulsory."""
