"""The deadlines of the facts as public data, and the script of the calculator as the pages load it."""
