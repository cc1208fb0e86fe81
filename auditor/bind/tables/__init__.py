"""Tables: their lines and what each follows from, and simple tables that are set in text."""
