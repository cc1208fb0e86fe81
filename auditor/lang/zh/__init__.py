"""Chinese: its figures, units, names, grammar and metric names."""
