"""What people write by hand in `docs/`: its form, its includes, and that it states no law of its own."""
