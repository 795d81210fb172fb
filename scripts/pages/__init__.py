"""Facts to Markdown: pure functions of the facts, the locale and the day."""
