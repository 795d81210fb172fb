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
from mkdocs.utils import get_relative_url

from scripts.clock import DayUnreadable, build_day
from scripts.deadlines.files import MODULES, deadline_files
from scripts.deadlines.joining import ModulesDoNotJoin
from scripts.facts.corpus import Corpus
from scripts.facts.model import Locale
from scripts.facts.printed_pieces import PRINT_FOLDER
from scripts.facts.reading import FactsFolderMissing
from scripts.facts.sources_lock import LOCK_NAME, read_lock
from scripts.pages.finder import FINDER_PAGE
from scripts.pages.glossary import meanings
from scripts.pages.printed_files import LIST_NAME, PRINTED_FOLDER, read_printed_files
from scripts.preparation import FactsUnsound, no_facts, prepare
from scripts.website.feed import FeedWords, atom_feed, feed_path
from scripts.website.freshness import state_of_facts
from scripts.website.navigation import group_titles, navigation
from scripts.website.preview import name_pages_that_are_not_read, rebuild_what_includes_newer
from scripts.website.search_files import search_files
from scripts.website.search_index import SearchDocument
from scripts.website.search_words import SearchWordsUnreadable
from scripts.website.share_picture import share_picture, share_picture_path
from scripts.website.site_files import BASE_THEME_ASSETS, HEADERS, copy_site_files, write_site_files
from scripts.website.term_marks import FOLDERS, GLOSSARY_PAGE, Glossary, glossary_of, mark_terms
from scripts.website.written_pages import written_page
from scripts.wording.words import Words

log = logging.getLogger("mkdocs.right_to_asylum")


@dataclass
class _Prepared:
    """What was made last, and from which files: several languages and rebuilds share it."""

    signature: tuple[Any, ...]
    corpus: Corpus
    words_of: dict[Locale, Words]
    written: dict[Locale, dict[str, SearchDocument]]
    glossaries: dict[Locale, Glossary]


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
    made = _times(_printed_folder(config), LIST_NAME)
    known = (*_times(facts), *_times(facts, LOCK_NAME))
    signature = (today, known, _times(includes), _times(docs, "*/guides/*.md"), made)
    if _prepared is None or _prepared.signature != signature:
        report_to = config.extra.get("report_to") or config.repo_url or ""
        try:
            corpus, words_of = prepare(facts, docs, report_to, today, not _is_preview)
        except FactsUnsound as error:
            raise PluginError(str(error)) from error
        except FactsFolderMissing as error:
            raise PluginError(no_facts(error)) from error
        written: dict[Locale, dict[str, SearchDocument]] = {locale: {} for locale in corpus.locales}
        _prepared = _Prepared(signature, corpus, words_of, written, _glossaries(corpus, words_of))
    if config.site_url and not config.site_url.endswith("/"):
        config.site_url += "/"
    config.nav = navigation(_prepared.corpus, docs, FINDER_PAGE)
    # a messenger asks for a picture by its whole address, so a site without one has none
    config.extra["share_pictures"] = (
        {locale: share_picture_path(locale) for locale in _prepared.words_of} if config.site_url else {}
    )
    own = _prepared.corpus.locales[0]
    config.extra["feeds"] = (
        {locale: feed_path(locale, own) for locale in _prepared.words_of} if config.site_url else {}
    )
    config.extra["state"] = state_of_facts(_prepared.corpus, today, read_lock(facts / LOCK_NAME).lock)
    # the preview reloads the page by an inline script, which the policy of the real site forbids
    config.extra["preview"] = _is_preview
    return config


def _glossaries(corpus: Corpus, words_of: dict[Locale, Words]) -> dict[Locale, Glossary]:
    return {
        locale: glossary_of(corpus.terms, locale, meanings(corpus, words), words["in_glossary"])
        for locale, words in words_of.items()
    }


def _printed_folder(config: MkDocsConfig) -> Path:
    return Path(config.config_file_path).parent / PRINTED_FOLDER


def _times(folder: Path, pattern: str = "*.yml") -> tuple[Any, ...]:
    return tuple((path.as_posix(), path.stat().st_mtime_ns) for path in sorted(folder.rglob(pattern)))


@event_priority(-200)
def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Leave out scripts and styles that no page asks for: the base theme's, and modules that are joined in one."""
    for file in list(files):
        is_module = file.src_uri.startswith(MODULES) and file.src_uri.endswith(".js")
        if file.src_uri.startswith(BASE_THEME_ASSETS) or is_module:
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
    """Keep the words of hand-written pages for the search, then mark the terms of the glossary."""
    assert _prepared is not None
    locale = getattr(page.file, "locale", None)
    if locale in _prepared.written:
        path = page.file.src_uri.removeprefix(f"{locale}/")
        document = written_page(path, page.file.url, str(page.title), html)
        if document is not None:
            _prepared.written[locale][path] = document
        if path.startswith(FOLDERS):
            glossary = files.get_file_from_path(f"{locale}/{GLOSSARY_PAGE}")
            address = get_relative_url(glossary.url, page.file.url) if glossary else ""
            return mark_terms(html, _prepared.glossaries[locale], address)
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
        modules = Path(config.theme.custom_dir or "") / MODULES
        deadlines = deadline_files(_prepared.corpus, build_day(), modules)
    except (SearchWordsUnreadable, ModulesDoNotJoin) as error:
        raise PluginError(str(error)) from error
    pictures = config.extra["share_pictures"]
    drawn = {path: share_picture(_prepared.words_of[locale]) for locale, path in pictures.items()}
    feeds = {
        path: atom_feed(_prepared.corpus, locale, _feed_words(locale), config.site_url or "")
        for locale, path in config.extra["feeds"].items()
    }
    write_site_files({**search, **drawn, **deadlines, **feeds, "_headers": HEADERS}, Path(config.site_dir))
    printed = read_printed_files(_printed_folder(config))
    names = [name for one in printed for name in (one.file, one.picture) if name]
    copy_site_files(names, _printed_folder(config), Path(config.site_dir) / PRINT_FOLDER)


def _feed_words(locale: Locale) -> FeedWords:
    assert _prepared is not None
    words = _prepared.words_of[locale]
    return FeedWords(words["feed.site"], words["feed.title"])


def on_serve(server: LiveReloadServer, config: MkDocsConfig, builder: Any) -> LiveReloadServer:
    """Rebuild when a fact changes, and without waiting for further edits."""
    server.build_delay = 0.05
    # how often a folder is looked at; MkDocs offers no setting, and half a second is a quarter of our two
    server.observer._timeout = 0.1
    server.watch(str(Path(config.config_file_path).parent / "facts"))
    server.watch(str(Path(config.config_file_path).parent / "overrides"))
    return server
