"""The pages of a return: the list, what was found, the files, the sign-off."""
