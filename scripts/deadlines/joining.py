"""The modules of the calculator as one classic script.

A page that is opened from a disk (the offline copy) may load classic scripts only: browsers refuse modules
there. So the modules are written once, tests read them as they are, and the site carries them joined: each
after what it imports, without its import and export words, inside one function; what they export hangs on
`window.deadlines`. That is no bundler: the modules keep to a few plain forms, and any other form is refused.
"""

from __future__ import annotations

import re
from pathlib import Path

NAMESPACE = "deadlines"
_IMPORT = re.compile(r"^import \{([^}]*)\} from '\./([a-z_]+\.js)';\n", re.MULTILINE)
_EXPORT = re.compile(r"^export (?=(?:async )?(?:function|const|class) )", re.MULTILINE)
_OTHER_FORM = re.compile(r"^\s*(?:import|export)\b.*|\bimport\(.*", re.MULTILINE)
_TOP_NAME = re.compile(r"^(export )?(?:async )?(?:function|const|let|class) ([A-Za-z_$][\w$]*)", re.MULTILINE)


class ModulesDoNotJoin(Exception):
    """The modules cannot be made one script, in words for a contributor."""


def joined_script(folder: Path) -> str:
    """The text of the classic script made from every module of the folder, the same for the same modules.

    Raises ModulesDoNotJoin where a module imports or exports in a form that is not known here, where two modules
    give one name to different things, or where modules import each other in a circle.
    """
    texts = {path.name: path.read_text(encoding="utf-8") for path in sorted(folder.glob("*.js"))}
    order = _in_order(texts)
    _refuse_shared_names(texts, order)
    exported = sorted(name for file in order for name in _names(texts[file], only_exported=True))
    parts = [_without_module_words(file, texts[file]) for file in order]
    last = f"window.{NAMESPACE} = Object.freeze({{ {', '.join(exported)} }});"
    return "\n".join(
        [
            f"/* Made from {', '.join(order)}: look there, do not edit here. */",
            "(function () {",
            "'use strict';",
            *parts,
            last,
            "}());",
            "",
        ]
    )


def _in_order(texts: dict[str, str]) -> list[str]:
    order: list[str] = []

    def add(file: str, way: tuple[str, ...]) -> None:
        if file in way:
            raise ModulesDoNotJoin(f"{' -> '.join([*way, file])}: modules import each other in a circle.")
        if file not in texts:
            raise ModulesDoNotJoin(f"{way[-1]}: there is no module {file}.")
        if file not in order:
            for found in _IMPORT.finditer(texts[file]):
                _refuse_unknown_names(file, found[1], found[2], texts)
                add(found[2], (*way, file))
            order.append(file)

    for file in texts:
        add(file, ())
    return order


def _refuse_unknown_names(file: str, imported: str, other: str, texts: dict[str, str]) -> None:
    known = _names(texts.get(other, ""), only_exported=True)
    for name in filter(None, (part.strip() for part in imported.split(","))):
        if other in texts and name not in known:
            raise ModulesDoNotJoin(f"{file}: {other} does not export {name}.")


def _refuse_shared_names(texts: dict[str, str], order: list[str]) -> None:
    home: dict[str, str] = {}
    for file in order:
        for name in _names(texts[file]):
            if name in home:
                raise ModulesDoNotJoin(
                    f"{file}: the name {name} is taken by {home[name]}. Choose another one."
                )
            home[name] = file


def _names(text: str, only_exported: bool = False) -> list[str]:
    return [name for exported, name in _TOP_NAME.findall(text) if exported or not only_exported]


def _without_module_words(file: str, text: str) -> str:
    bare = _EXPORT.sub("", _IMPORT.sub("", text))
    # what stands in comments is no import; none of ours begins a line with these words
    other = _OTHER_FORM.search(bare)
    if other is not None:
        raise ModulesDoNotJoin(f"{file}: “{other[0].strip()}” is a form of import or export not known here.")
    return bare.strip()
