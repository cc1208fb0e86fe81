"""Totals and what they are divided into: how a list is announced, where its parts stand, and what says that it divides no total."""
