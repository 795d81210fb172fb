"""What happens when MkDocs (or ProperDocs) builds the site: pages are made first, the rest follows from them.

This is the MkDocs hook (`mkdocs_hooks.py` only finds it); the clock is read here and in the command line.
"""

from __future__ import annotations

import logging
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import event_priority
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation, Section
from mkdocs.structure.pages import Page

from scripts.clock import DayUnreadable, build_day
from scripts.facts.corpus import Corpus
from scripts.facts.model import Locale
from scripts.facts.reading import FactsFolderMissing
from scripts.pages.finder import FINDER_PAGE
from scripts.pages.words import Words
from scripts.preparation import FactsUnsound, no_facts, prepare
from scripts.website.freshness import state_of_facts
from scripts.website.navigation import group_titles, navigation
from scripts.website.preview import name_pages_that_are_not_read, rebuild_what_includes_newer
from scripts.website.search_files import search_files
from scripts.website.search_index import SearchDocument
from scripts.website.search_words import SearchWordsUnreadable
from scripts.website.site_files import BASE_THEME_ASSETS, HEADERS, write_site_files
from scripts.website.written_pages import written_page

log = logging.getLogger("mkdocs.right_to_asylum")


@dataclass
class _Prepared:
    """What was made last, and from which files: several languages and rebuilds share it."""

    signature: tuple[Any, ...]
    corpus: Corpus
    words_of: dict[Locale, Words]
    written: dict[Locale, dict[str, SearchDocument]]


_prepared: _Prepared | None = None
_is_preview = False


def on_startup(command: str, dirty: bool) -> None:
    """Remember whether this is a live preview."""
    global _is_preview
    _is_preview = command == "serve"


@event_priority(100)
def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Make the pages if facts changed; tell the theme the menu and the state of the facts."""
    global _prepared
    docs = Path(config.docs_dir)
    try:
        today = build_day()
    except DayUnreadable as error:
        raise PluginError(str(error)) from error
    facts = Path(config.config_file_path).parent / "facts"
    includes = docs / "_includes"
    config.mdx_configs["markdown_include.include"]["base_path"] = str(includes)
    signature = (today, _times(facts), _times(includes, "strings.yml"), _times(docs, "*/guides/*.md"))
    if _prepared is None or _prepared.signature != signature:
        report_to = config.extra.get("report_to") or config.repo_url or ""
        try:
            corpus, words_of = prepare(facts, docs, report_to, today, not _is_preview)
        except FactsUnsound as error:
            raise PluginError(str(error)) from error
        except FactsFolderMissing as error:
            raise PluginError(no_facts(error)) from error
        _prepared = _Prepared(signature, corpus, words_of, {locale: {} for locale in corpus.locales})
    if config.site_url and not config.site_url.endswith("/"):
        config.site_url += "/"
    config.nav = navigation(_prepared.corpus, docs, FINDER_PAGE)
    config.extra["state"] = state_of_facts(_prepared.corpus, today)
    # the preview reloads the page by an inline script, which the policy of the real site forbids
    config.extra["preview"] = _is_preview
    return config


def _times(folder: Path, pattern: str = "*.yml") -> tuple[Any, ...]:
    return tuple((path.as_posix(), path.stat().st_mtime_ns) for path in sorted(folder.rglob(pattern)))


@event_priority(-200)
def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Leave out the scripts and styles of the base theme: our templates use none of them."""
    for file in list(files):
        if file.src_uri.startswith(BASE_THEME_ASSETS):
            files.remove(file)
    if _is_preview:
        rebuild_what_includes_newer(files, Path(config.docs_dir) / "_includes")
    return files


@event_priority(-200)
def on_nav(nav: Navigation, config: MkDocsConfig, files: Files) -> Navigation:
    """Call the groups of the menu by their names in the language of the pages."""
    assert _prepared is not None
    locale = next((page.file.locale for page in nav.pages if hasattr(page.file, "locale")), None)
    if locale not in _prepared.words_of:
        return nav
    if _is_preview:
        name_pages_that_are_not_read(nav.pages)
    titles = group_titles(_prepared.corpus, _prepared.words_of[locale].group("menu"), locale)
    for item in nav.items:
        if isinstance(item, Section):
            item.title = titles.get(item.title.lower(), item.title)
    return nav


@event_priority(-200)
def on_page_content(html: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Keep the words of hand-written pages for the search."""
    assert _prepared is not None
    locale = getattr(page.file, "locale", None)
    if locale in _prepared.written:
        path = page.file.src_uri.removeprefix(f"{locale}/")
        document = written_page(path, page.file.url, str(page.title), html)
        if document is not None:
            _prepared.written[locale][path] = document
    return html


@event_priority(-200)
def on_post_build(config: MkDocsConfig) -> None:
    """Write what is not a page: search indexes, headers."""
    assert _prepared is not None
    if getattr(config.plugins.get("i18n"), "building", False):
        return  # the build of one language inside the build of all
    if _is_preview and (Path(config.site_dir) / "_headers").exists():
        return  # the preview keeps the search index of its start: an edit should show at once
    written = {locale: list(pages.values()) for locale, pages in _prepared.written.items()}
    try:
        search = search_files(_prepared.corpus, Path(config.docs_dir) / "_includes", written)
    except SearchWordsUnreadable as error:
        raise PluginError(str(error)) from error
    write_site_files({**search, "_headers": HEADERS}, Path(config.site_dir))


def on_serve(server: LiveReloadServer, config: MkDocsConfig, builder: Any) -> LiveReloadServer:
    """Rebuild when a fact changes, and without waiting for further edits."""
    server.build_delay = 0.05
    # how often a folder is looked at; MkDocs offers no setting, and half a second is a quarter of our two
    server.observer._timeout = 0.1
    server.watch(str(Path(config.config_file_path).parent / "facts"))
    server.watch(str(Path(config.config_file_path).parent / "overrides"))
    return server
