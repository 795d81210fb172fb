"""Rules of the finder: one page a situation, and ways that lead somewhere and come to an end."""

from __future__ import annotations

from collections.abc import Iterator

from scripts.facts.model import Situation, is_slug
from scripts.facts.rules.raw_folder import RawFolder, Record
from scripts.facts.rules.references import unknown_id
from scripts.facts.rules.registry import Finding, rule


@rule
def every_situation_has_its_page(folder: RawFolder) -> Iterator[Finding]:
    """Each situation but `everyone` has a page in situations.yml."""
    known = folder.known.get("situation")
    file = folder.reading.files.get("situations.yml")
    if known is None or file is None or any(page.id not in set(Situation) for page in folder.situations):
        return  # a page with a misspelt id is told already, and is likely the missing one
    for situation in Situation:
        if situation is not Situation.EVERYONE and situation.value not in known:
            yield Finding(
                file,
                ("situations",),
                f"The page of the situation {situation.value} is missing. Add it.",
                f"Нет страницы ситуации {situation.value}. Добавьте её.",
            )


@rule
def everyone_has_no_page(folder: RawFolder) -> Iterator[Finding]:
    """`everyone` is not a place where a reader is, so it has no page."""
    for page in folder.situations:
        if page.id == Situation.EVERYONE.value:
            yield Finding(
                page.file,
                (*page.path, "id"),
                "`everyone` has no page of its own. Remove it.",
                "У `everyone` нет своей страницы. Удалите её.",
            )


@rule
def every_way_leads_somewhere(folder: RawFolder) -> Iterator[Finding]:
    """`start` names a tree, and each `goto` a question, a leaf or a tree."""
    known = folder.known.get("place")
    if known is None:
        return
    start, file = _start(folder), folder.reading.files["situations.yml"]
    trees = {tree.id for tree in folder.trees if tree.id is not None}
    if start is not None and start not in trees:
        yield Finding(file, ("start",), *unknown_id("place", start, trees))
    for option in _options(folder):
        target = option.data.get("goto")
        if isinstance(target, str) and is_slug(target) and target not in known:
            yield Finding(option.file, (*option.path, "goto"), *unknown_id("place", target, known))


@rule
def every_place_can_be_reached(folder: RawFolder) -> Iterator[Finding]:
    """Every question and leaf can be reached from the start of the finder."""
    known, start = folder.known.get("place"), _start(folder)
    ways = _ways(folder)
    leads_nowhere = any(target not in ways for targets in ways.values() for target in targets)
    starts_at_tree = any(tree.id == start for tree in folder.trees)
    if known is None or not starts_at_tree or leads_nowhere:
        return  # a way that leads nowhere is told already, and is likely the one that is missing
    reached = _reached_from(start, ways)
    shut_off = [place for place in _places(folder) if place.id in ways and place.id not in reached]
    behind = {target for place in shut_off for target in ways[str(place.id)]}
    for place in shut_off:
        if place.id not in behind:  # what lies behind a shut-off place opens with it
            yield Finding(
                place.file,
                (*place.path, "id"),
                f"No way leads from the start to {place.id}. Add a `goto` or remove it.",
                f"От начала нет пути к {place.id}. Добавьте `goto` или уберите его.",
            )


@rule
def questions_do_not_run_in_a_circle(folder: RawFolder) -> Iterator[Finding]:
    """A question does not lead back to itself through questions, for they are nested in each other on the page."""
    asks = {ask.id: ask for ask in folder.asks if ask.id is not None}
    ways = {name: [target for target in _targets(ask) if target in asks] for name, ask in asks.items()}
    told: set[str] = set()
    for name, ask in asks.items():
        circle = {
            place
            for place in _reached_from_any(ways[name], ways)
            if name in _reached_from_any(ways[place], ways)
        }
        if name in circle and not circle & told:
            told |= circle
            yield Finding(
                ask.file,
                (*ask.path, "id"),
                f"The question {name} leads back to itself. Let one of its ways end in a leaf or a tree.",
                f"Вопрос {name} ведёт сам к себе. Пусть один из путей кончается листом или деревом.",
            )


def _start(folder: RawFolder) -> str | None:
    file = folder.reading.files.get("situations.yml")
    start = file.data.get("start") if file is not None and isinstance(file.data, dict) else None
    return start if isinstance(start, str) else None


def _options(folder: RawFolder) -> Iterator[Record]:
    return (option for ask in folder.asks for option in ask.records_of("options"))


def _targets(ask: Record) -> list[str]:
    targets = [option.data.get("goto") for option in ask.records_of("options")]
    return [target for target in targets if isinstance(target, str)]


def _places(folder: RawFolder) -> list[Record]:
    return [*folder.trees, *folder.asks, *folder.leaves]


def _ways(folder: RawFolder) -> dict[str, list[str]]:
    """Place -> the places one step from it. A tree opens with its first question, or its leaf if it has none."""
    ways: dict[str, list[str]] = {}
    for tree in folder.trees:
        if tree.id is not None:
            first = (tree.records_of("asks") or tree.records_of("leaves"))[:1]
            ways[tree.id] = [record.id for record in first if record.id is not None]
    for ask in folder.asks:
        if ask.id is not None:
            ways[ask.id] = _targets(ask)
    for leaf in folder.leaves:
        if leaf.id is not None:
            ways[leaf.id] = []
    return ways


def _reached_from(start: str | None, ways: dict[str, list[str]]) -> set[str]:
    return _reached_from_any([start] if start is not None else [], ways)


def _reached_from_any(starts: list[str], ways: dict[str, list[str]]) -> set[str]:
    reached: set[str] = set()
    waiting = list(starts)
    while waiting:
        place = waiting.pop()
        if place not in reached:
            reached.add(place)
            waiting += ways.get(place, [])
    return reached
