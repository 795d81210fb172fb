"""How hard the texts are to read: a grade for each, by a formula published for its language."""
