"""`packs`: make the PDFs to print."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from scripts.clock import build_day
from scripts.facts.messages import Message, summary
from scripts.facts.printed_pieces import Piece, PieceKind
from scripts.facts.reading import read_folder
from scripts.facts.sources_lock import LOCK_NAME, read_lock
from scripts.verbs import COULD_NOT_RUN, FINE, SOMETHING_WRONG, Verbs, add_facts_option, add_verb

if TYPE_CHECKING:
    from scripts.paper.forms import Print
    from scripts.paper.jobs import Desk, Job

_EPILOG = """\
Makes a PDF of every booklet, kit, sheet and of the wallet card: in each language and in both side by side, on A4 and
Letter, in ordinary and large letters. Only what changed is made anew. The next `python -m scripts site` puts them on
the site. Each page bears a QR code with the address of the site: set SITE_URL, or the PDFs are marked as drafts.
Exit codes: 0 made, 1 the facts or a text cannot be set, 2 could not run.
/ Делает PDF каждого буклета, набора, листа и карточки. Заново — только то, что изменилось. Адрес сайта для QR-кода
берётся из SITE_URL; без него на бумаге стоит «черновик».
"""


def add_to(verbs: Verbs[argparse.ArgumentParser]) -> None:
    """Declare the verb `packs`."""
    verb = add_verb(verbs, "packs", _packs, "make the PDFs to print: booklets, kits, sheets, the wallet card")
    verb.formatter_class = argparse.RawDescriptionHelpFormatter
    verb.epilog = _EPILOG
    add_facts_option(verb)
    verb.add_argument("--docs", type=Path, metavar="DIR", help="folder of pages (docs, beside the facts)")
    verb.add_argument(
        "--to", type=Path, default=Path("build/print"), metavar="DIR", help="where the PDFs go (build/print)"
    )
    verb.add_argument("--only", nargs="+", default=[], metavar="ID", help="only these pieces, such as bond")
    verb.add_argument(
        "--kind",
        nargs="+",
        choices=[kind.value for kind in PieceKind],
        default=[],
        help="only these kinds; without kits, which hold whole booklets, one changed fact takes seconds",
    )
    verb.add_argument("--form", metavar="FORM", help="only this form: ru, en, ru-en")
    verb.add_argument("--paper", choices=("a4", "letter"), help="only this paper")
    verb.add_argument(
        "--site-url",
        default=os.environ.get("SITE_URL", ""),
        metavar="ADDRESS",
        help="the address of the site, for the QR codes (SITE_URL)",
    )
    verb.add_argument(
        "--jobs",
        type=int,
        default=os.cpu_count() or 1,
        metavar="N",
        help="how many to make at once (one for each core)",
    )


class _Refused(Exception):
    """Nothing may be made; the text says why, and the code is that of the verb."""

    def __init__(self, words: str, code: int) -> None:
        super().__init__(words)
        self.code = code


def _packs(chosen: argparse.Namespace) -> int:
    # a second core holds the facts against the rules while this one reads them and begins to typeset
    with ProcessPoolExecutor(max_workers=1) as beside:
        return _packs_checked(chosen, beside.submit(_mistakes, chosen.facts, build_day()))


def _mistakes(facts: Path, today: date) -> list[Message]:
    # only the process beside this one needs the rules
    from scripts.facts.checking import check_folder

    return check_folder(facts, today).messages


def _packs_checked(chosen: argparse.Namespace, mistakes: Future[list[Message]]) -> int:
    # Typst takes a while to load, and no other verb needs it
    from scripts.paper.making import make_prints
    from scripts.paper.typesetting import TypesettingFailed
    from scripts.wording.words import WordsMissing

    some = bool(chosen.only or chosen.kind or chosen.form or chosen.paper)
    try:
        jobs = _jobs_of_sound_facts(_desk(chosen, mistakes), chosen, mistakes)
        made = make_prints(jobs, chosen.to, some, chosen.jobs, _with_progress)
    except _Refused as refused:
        return _say(str(refused), refused.code)
    except (WordsMissing, TypesettingFailed) as error:
        return _say(str(error), SOMETHING_WRONG)
    if not made.asked:
        return _say(
            "Nothing is made in this kind or form. Choose another --kind or --form.\n"
            "    Такого вида или в этой форме ничего нет. Выберите другие --kind или --form.",
            COULD_NOT_RUN,
        )
    print(
        f"{len(made.fresh)} PDFs made, {made.listed} in {chosen.to}. The next `make site` offers them.\n"
        f"Сделано PDF: {len(made.fresh)}, всего {made.listed} в {chosen.to}. Следующая сборка сайта их подхватит."
    )
    return FINE


def _desk(chosen: argparse.Namespace, mistakes: Future[list[Message]]) -> Desk:
    from scripts.paper.fact_states import Ground
    from scripts.paper.jobs import Desk
    from scripts.paper.paper_words import read_paper_words
    from scripts.paper.sheet_words import read_sheet_words

    address = _with_slash(chosen.site_url)
    if address is None:
        raise _Refused(
            f"--site-url: “{chosen.site_url}” is no address. It begins with https://.\n"
            f"    «{chosen.site_url}» — не адрес. Он начинается с https://.",
            COULD_NOT_RUN,
        )
    corpus = read_folder(chosen.facts).corpus
    lock = read_lock(chosen.facts / LOCK_NAME)
    if corpus is None or lock.messages:
        raise _mistaken([*mistakes.result(), *lock.messages])
    includes = (chosen.docs or chosen.facts.parent / "docs") / "_includes"
    ground = Ground(corpus, lock.lock, build_day())
    locales = corpus.locales
    return Desk(ground, read_paper_words(includes, locales), read_sheet_words(includes, locales), address)


def _jobs_of_sound_facts(
    desk: Desk, chosen: argparse.Namespace, mistakes: Future[list[Message]]
) -> Iterator[Job]:
    """What is to be made, as it is written; the end of it waits for the last word, which is that of the rules."""
    try:
        unknown = [name for name in chosen.only if name not in desk.pieces]
        if unknown:
            known = ", ".join(desk.pieces)
            raise _Refused(
                f"--only: {', '.join(unknown)}: there is no such piece. / Такого листа нет.\n{known}",
                COULD_NOT_RUN,
            )
        yield from desk.jobs(lambda made: _is_wanted(made, desk.pieces[made.piece], chosen))
    finally:
        # facts that break a rule may be the reason for any error on the way here
        if found := mistakes.result():
            raise _mistaken(found)


def _mistaken(messages: list[Message]) -> _Refused:
    return _Refused("\n".join([*map(str, messages), summary(len(messages))]), SOMETHING_WRONG)


def _with_slash(address: str) -> str | None:
    """The address as codes need it; empty for a draft, None if it is no address."""
    if not address:
        return ""
    if not address.startswith(("https://", "http://")) or any(sign in address for sign in " #?\n"):
        return None
    return address if address.endswith("/") else f"{address}/"


def _is_wanted(made: Print, piece: Piece, chosen: argparse.Namespace) -> bool:
    return (
        (not chosen.only or piece.id in chosen.only)
        and (not chosen.kind or piece.kind.value in chosen.kind)
        and chosen.form in (None, made.form)
        and chosen.paper in (None, made.paper.value)
    )


def _with_progress(made: Iterable[dict[str, Any]], count: int) -> Iterable[dict[str, Any]]:
    """The same, with a bar on a terminal."""
    from tqdm import tqdm

    return tqdm(made, total=count, unit="PDF", file=sys.stderr, disable=not sys.stderr.isatty(), leave=False)


def _say(words: str, code: int) -> int:
    print(words, file=sys.stderr)
    return code
