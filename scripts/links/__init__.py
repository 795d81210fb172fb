"""Which addresses we cite, whether they are alive, and whether they still say what they are cited for."""
