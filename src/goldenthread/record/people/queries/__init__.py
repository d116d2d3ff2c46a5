"""What pages read of a person, each in a number of queries that does not depend on the data."""
