"""Shares side by side: what the shares of a list say of their common whole, and of each other."""
