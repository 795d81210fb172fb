"""What MkDocs needs from us: hooks, search index, headers, state of the facts."""
