"""English: its figures, and as much of its grammar as binding needs today."""
