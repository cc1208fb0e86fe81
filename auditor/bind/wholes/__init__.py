"""What a share is of: the figures that can be its whole, the words that name one, and what speaks against it."""
