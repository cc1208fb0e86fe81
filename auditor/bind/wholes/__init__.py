"""What a share is of: the figures that can be its whole, what speaks against one, and what an editor would grant."""
