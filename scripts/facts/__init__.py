"""What the law says: the form of a fact, reading it with line numbers, and the rules it must keep."""
