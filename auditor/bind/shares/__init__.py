"""What a rate hangs on: the count, list or name that the words around it say it is of, and the construction of shares."""
