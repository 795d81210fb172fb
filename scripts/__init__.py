"""What keeps the site true: `python -m scripts VERB`."""
