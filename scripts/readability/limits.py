"""How hard a text may be, each limit with its reason."""

from __future__ import annotations

HIGHEST_GRADE = {"en": 8.0, "ru": 8.0}
"""English: grade 8 is what our own rules of writing promise, and many readers have English as a second language.
Russian: the formula's scale puts 7 to 9 at «7–9-й класс»; 8 is its middle, so both languages ask for the same."""

LONGEST_SENTENCE = {"en": 25, "ru": 20}
"""Words; a longer sentence is shown, it is no mistake. English: GOV.UK asks to look again at sentences of more than
25 words. Russian has no articles and fewer small words: the same thought takes about a fifth fewer."""

FEWEST_WORDS = 30
"""A shorter text is not judged: one long word would move its grade by half a form and more."""

ROOM_TO_GROW = 0.5
"""By so much an accepted text may rise above the grade it was accepted with: one word of a short text does that."""

WORST_SHOWN = 10
"""So many texts of each language are shown with their long sentences and words: nobody reads more at once."""
