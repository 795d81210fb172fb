"""The command line: `python -m scripts VERB`. Exit codes: 0 fine, 1 something is wrong, 2 could not run.

Each verb loads what it needs when it runs: an editor waits for no other.
"""

from __future__ import annotations

import argparse
import gc
import sys
from datetime import datetime
from errno import ENOENT, ENOTDIR
from pathlib import Path

from scripts.clock import DayUnreadable, build_day
from scripts.facts.checking import check_folder
from scripts.facts.messages import in_reading_order, summary
from scripts.facts.reading import FactsFolderMissing
from scripts.links import command as links
from scripts.paper import command as paper
from scripts.verbs import COULD_NOT_RUN, FINE, SOMETHING_WRONG, add_facts_option, add_verb
from scripts.watch import command as watch
from scripts.whole_files import write_if_changed


def main(arguments: list[str] | None = None) -> int:
    """Run one verb; gives the exit code."""
    parser = _parser()
    chosen = parser.parse_args(arguments)
    try:
        return int(chosen.run(chosen))
    except FactsFolderMissing as error:
        from scripts.preparation import no_facts

        print(no_facts(error), file=sys.stderr)
    except DayUnreadable as error:
        print(error, file=sys.stderr)
    except OSError as error:
        print(
            f"{error.filename or 'file'}: {error.strerror}. Check the path and the rights.\n"
            f"    Файл не прочитать или не записать. Проверьте путь и права.",
            file=sys.stderr,
        )
    return COULD_NOT_RUN


def _check(chosen: argparse.Namespace) -> int:
    from scripts.written.checking import check_written_pages

    reading = check_folder(chosen.facts, build_day())
    written = check_written_pages(_docs_of(chosen), reading, build_day())
    messages = in_reading_order([*reading.messages, *written])
    for message in messages:
        print(message)
    print(summary(len(messages)))
    return SOMETHING_WRONG if messages else FINE


def _docs_of(chosen: argparse.Namespace) -> Path:
    """The folder of pages: the one that was named, or the one beside the facts."""
    if chosen.docs is None:
        return Path(chosen.facts).parent / "docs"
    if not chosen.docs.is_dir():
        raise NotADirectoryError(ENOTDIR, "is not a folder of pages", str(chosen.docs))
    return Path(chosen.docs)


def _readability(chosen: argparse.Namespace) -> int:
    from scripts.readability.measuring import measure

    report = measure(chosen.facts, _docs_of(chosen), build_day())
    print(report.told())
    return SOMETHING_WRONG if report.messages else FINE


def _pages(chosen: argparse.Namespace) -> int:
    from scripts.preparation import FactsUnsound, prepare

    try:
        prepare(chosen.facts, chosen.docs, chosen.report_to, build_day())
    except FactsUnsound as error:
        print(error, file=sys.stderr)
        return SOMETHING_WRONG
    return FINE


def _schema(chosen: argparse.Namespace) -> int:
    from scripts.deadlines.files import deadlines_schema
    from scripts.facts.schema import write_schemas
    from scripts.links import report as links_report
    from scripts.watch import report as watch_report

    write_schemas(chosen.facts / "schema")
    write_if_changed(chosen.facts / "schema" / "public" / "deadlines.schema.json", deadlines_schema())
    links_report.write_schema()
    watch_report.write_schema()
    return FINE


def _agree(chosen: argparse.Namespace) -> int:
    from scripts.agree import agree, write_agreement

    reading = check_folder(chosen.facts, build_day())
    wrong = agree(reading, chosen.fact_ids, write_agreement, build_day())
    for line in wrong:
        print(line, file=sys.stderr)
    return SOMETHING_WRONG if wrong else FINE


def _site(chosen: argparse.Namespace) -> int:
    from scripts.website.publisher import NobodyAnswers
    from scripts.website.site_build import BuildFailed, build_site

    if not chosen.config.is_file():
        raise FileNotFoundError(ENOENT, "there are no settings of a site here", str(chosen.config))
    build_day()  # a day that cannot be read is told before anything is built
    started = datetime.now()
    try:
        build_site(chosen.config, chosen.to, for_publication=chosen.publication)
    except BuildFailed as error:
        print(error, file=sys.stderr)
        return SOMETHING_WRONG
    except NobodyAnswers as error:
        print(error, file=sys.stderr)
        return COULD_NOT_RUN
    seconds = (datetime.now() - started).total_seconds()
    print(
        f"The site is built in {seconds:.1f} s. Open {chosen.to / 'index.html'}\n"
        f"    or run `make serve` and open http://127.0.0.1:8000/.\n"
        f"Сайт собран. Откройте {chosen.to / 'index.html'} или запустите `make serve`."
    )
    return FINE


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m scripts",
        description="What keeps the site true: checks the facts and makes the pages. / "
        "Проверяет факты, делает страницы, собирает сайт.",
        epilog="Exit codes: 0 fine, 1 something is wrong (messages say what and where), 2 could not run.",
    )
    verbs = parser.add_subparsers(title="verbs", required=True, metavar="VERB")
    check = add_verb(
        verbs, "check", _check, "check every fact and page and say what is wrong, with file and line"
    )
    pages = add_verb(verbs, "pages", _pages, "make the Markdown pages from the facts")
    schema = add_verb(verbs, "schema", _schema, "write the JSON Schemas that editors complete by")
    agreed = add_verb(
        verbs, "agree", _agree, "note that both languages of a fact were compared and say the same"
    )
    site = add_verb(verbs, "site", _site, "check, make the pages and build the whole site")
    agreed.add_argument("fact_ids", nargs="+", metavar="ID", help="id of a fact, such as one-year-deadline")
    readable = add_verb(
        verbs, "readability", _readability, "say how hard each text is to read, the worst first"
    )
    for verb in (check, pages, schema, agreed, readable):
        add_facts_option(verb)
    for verb in (check, readable):
        verb.add_argument("--docs", type=Path, metavar="DIR", help="folder of pages (docs, beside the facts)")
    pages.add_argument(
        "--docs", type=Path, default=Path("docs"), metavar="DIR", help="where pages are written (docs)"
    )
    pages.add_argument(
        "--report-to", default="", metavar="ADDRESS", help="GitHub repository or mailto: address"
    )
    site.add_argument(
        "--config", type=Path, default=Path("mkdocs.yml"), metavar="FILE", help="settings (mkdocs.yml)"
    )
    site.add_argument(
        "--to", type=Path, default=Path("site"), metavar="DIR", help="where the site goes (site)"
    )
    site.add_argument(
        "--publication", action="store_true", help="refuse to build while nobody answers for the texts"
    )
    links.add_to(verbs)
    paper.add_to(verbs)
    watch.add_to(verbs)
    return parser


if __name__ == "__main__":
    # a verb keeps nearly all that it reads until it ends: looking for rubbish in between takes a tenth of its time
    gc.set_threshold(100_000)
    sys.exit(main())
