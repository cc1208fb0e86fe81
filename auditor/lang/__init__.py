"""A folder a language: tables of how it writes figures, units, names and the words that tie figures together."""
