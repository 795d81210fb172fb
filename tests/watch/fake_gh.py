"""A program `gh` for the tests: it writes down what it is asked and answers from a file, as GitHub would."""

from __future__ import annotations

import json
import sys
from dataclasses import dataclass
from pathlib import Path

_PROGRAM = """#!{python}
import json, pathlib, sys
folder = pathlib.Path({folder!r})
asked = sys.argv[1:]
words = asked[:2]
call = {{"asked": asked}}
if "--body-file" in asked:
    call["body"] = pathlib.Path(asked[asked.index("--body-file") + 1]).read_text(encoding="utf-8")
with open(folder / "calls", "a", encoding="utf-8") as calls:
    calls.write(json.dumps(call) + "\\n")
answers = json.loads((folder / "answers").read_text(encoding="utf-8"))
answer = answers.get(" ".join(words), "")
if answer == "REFUSED":
    sys.exit("HTTP 403: not allowed")
print(answer)
"""


@dataclass
class FakeGh:
    """Where the program lies, and what it was asked."""

    folder: Path

    def answers(self, **answers: str) -> None:
        """What to say to `issue_list=…`, `pr_list=…`; `REFUSED` makes the program fail."""
        said = {name.replace("_", " "): answer for name, answer in answers.items()}
        (self.folder / "answers").write_text(json.dumps(said), encoding="utf-8")

    @property
    def calls(self) -> list[dict[str, str | list[str]]]:
        path = self.folder / "calls"
        return (
            [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
            if path.exists()
            else []
        )

    @property
    def verbs(self) -> list[str]:
        """The calls by their first two words."""
        return [" ".join(call["asked"][:2]) for call in self.calls]

    @property
    def body(self) -> str:
        """The text that was handed over last."""
        return str([call["body"] for call in self.calls if "body" in call][-1])


def plant_fake_gh(folder: Path) -> FakeGh:
    """Put the program into the folder, which then goes to the front of PATH."""
    folder.mkdir(parents=True)
    program = folder / "gh"
    program.write_text(_PROGRAM.format(python=sys.executable, folder=str(folder)), encoding="utf-8")
    program.chmod(0o755)
    fake = FakeGh(folder)
    fake.answers()
    return fake
