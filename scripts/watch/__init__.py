"""Whether the law has moved since a fact was checked: official change feeds held against what the facts cite."""
