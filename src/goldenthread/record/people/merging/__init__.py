"""Two records of one person made into one, and apart again: which rows follow a person, and what each merge moved."""
