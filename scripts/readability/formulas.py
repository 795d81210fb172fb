"""The grade of a text by published formulas: the form of school in which it can be read."""

from __future__ import annotations

from dataclasses import dataclass

from scripts.readability.counting import Counts


@dataclass(frozen=True)
class Formula:
    """`per_sentence` × words in a sentence + `per_word` × syllables in a word - `less`."""

    per_sentence: float
    per_word: float
    less: float

    def grade(self, counts: Counts) -> float:
        """The grade, a number of school years; there must be a sentence at least."""
        return (
            self.per_sentence * counts.words / counts.sentences
            + self.per_word * counts.syllables / counts.words
            - self.less
        )


FLESCH_KINCAID = Formula(0.39, 11.8, 15.59)
"""English. J. P. Kincaid, R. P. Fishburne, R. L. Rogers, B. S. Chissom, Derivation of New Readability Formulas for
Navy Enlisted Personnel, Research Branch Report 8-75, 1975. The result is a grade of U.S. schools."""

PLAIN_RUSSIAN = Formula(0.318, 14.2, 30.5)
"""Russian. The Flesch-Kincaid grade with the coefficients of I. Begtin's plainrussian.ru, fitted to Russian school
reading of forms 1 to 11 and to official papers (form 17): github.com/infoculture/plainrussian, textmetric/metric.py,
FLG_X_GRADE, FLG_Y_GRADE, FLG_Z_GRADE (read at commit 2d25eba). Its scale: 7 to 9 is «7–9-й класс, 12–14 лет».

Two others were tried on our own 252 facts. I. Oborneva (2006: 0.5, 8.4, 15.59) gives 9.3 in the middle where this one
gives 5.7 and the English text of the same facts 5.8; the authors of the library ruTS 0.19 find hers four forms too high
on school texts. V. Solovyev, V. Ivanov, M. Solnyshkina (2018: 0.36, 5.76, 11.97) give 5.3 and call no text hard at all.
Of the latter two we saw the coefficients only in ruTS, not in the papers. No library is used: ruTS brings spaCy and
pandas, and textstat 0.7 knows no grade for Russian."""

FORMULAS = {"en": FLESCH_KINCAID, "ru": PLAIN_RUSSIAN}
"""Language -> its formula; the keys are those of `counting.TONGUES`."""
