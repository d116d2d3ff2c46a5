"""The print pack: chosen parts of one record for one recipient, with what must not leave taken out before it is made.

What is withheld by rule is left out (``rules``); texts that people wrote are searched, and a person decides about each
thing found (``redaction``); what is taken out is not in the pack at all, not even under a black bar.
"""
