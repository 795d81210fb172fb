"""The files of the search that are made from the facts: one script of the site for each language."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from scripts.facts.corpus import Corpus
from scripts.facts.model import Locale
from scripts.website.search_documents import names_of_terms, search_documents
from scripts.website.search_index import SearchDocument, search_index
from scripts.website.search_words import read_search_words

SEARCH_WORDS = "search-words.yml"


def search_files(
    corpus: Corpus, includes: Path, pages: Mapping[Locale, Iterable[SearchDocument]] | None = None
) -> dict[str, str]:
    """Path in the site -> content, for every language of the corpus.

    `includes` is `docs/_includes`, where each language keeps its search words; readers mix languages in one query, so
    every index knows the words of all. `pages` are further documents of a language, such as guides written by hand.
    Raises SearchWordsUnreadable.
    """
    words = read_search_words(
        [includes / locale / SEARCH_WORDS for locale in corpus.locales], names_of_terms(corpus)
    )
    return {
        f"assets/search/index-{locale}.js": search_index(
            [*search_documents(corpus, locale), *(pages or {}).get(locale, ())], locale, words
        )
        for locale in corpus.locales
    }
