"""The house stands as house.md draws it: rooms in order, pure rooms pure, files small, every command explained."""

from __future__ import annotations

import ast
import os
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

HOUSE = Path(__file__).resolve().parent.parent
ROOMS = [
    "channels",
    "gather",
    "hear",
    "mosaic",
    "patterns",
    "recovery",
    "review",
    "stories",
    "vetting",
    "web",
]
EDGE_ROOMS = {"channels", "gather", "web"}
FOUNDATIONS = {"jobs.refusal", "jobs.settings", "jobs.clock", "jobs.door", "jobs.command"}
OUTSIDE = {
    "requests", "urllib.request", "http.server", "socket", "subprocess", "sqlite3", "sqlite_utils", "random", "secrets",
    "shutil", "tempfile", "time",
}  # fmt: skip
LONGEST_FUNCTION = 25
LONGEST_MODULE = 300
SOURCES = sorted(path for folder in ("jobs", "db", "theme") for path in (HOUSE / folder).rglob("*.py"))


def imports(path: Path) -> Iterator[str]:
    """Every module that a file imports, wherever the import stands."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def name_of(path: Path) -> str:
    """A readable test id."""
    return path.relative_to(HOUSE).as_posix()


def test_rooms_stand_in_the_order_of_the_alphabet() -> None:
    found = sorted(
        path.name for path in (HOUSE / "jobs").iterdir() if path.is_dir() and path.name != "__pycache__"
    )
    assert found == ROOMS == sorted(ROOMS)


@pytest.mark.parametrize("path", SOURCES, ids=name_of)
def test_no_room_imports_a_later_room(path: Path) -> None:
    parts = path.relative_to(HOUSE).parts
    mine = parts[1] if parts[0] == "jobs" and len(parts) > 2 else ""
    for module in imports(path):
        words = module.split(".")
        if words[0] == "jobs" and len(words) > 1 and module not in FOUNDATIONS and words[1] in ROOMS:
            assert parts[0] == "jobs", f"{name_of(path)} imports the room {words[1]}"
            assert words[1] <= mine, f"{name_of(path)} imports the later room {words[1]}"


@pytest.mark.parametrize(
    "path",
    [
        path
        for path in SOURCES
        if path.parts[-3] == "jobs" and path.parts[-2] not in EDGE_ROOMS and path.name != "__main__.py"
    ],
    ids=name_of,
)
def test_pure_rooms_touch_nothing_outside(path: Path) -> None:
    touched = OUTSIDE & set(imports(path))
    assert not touched, f"{name_of(path)} imports {touched}: only doors and edge rooms may"
    assert not re.search(r"\.(now|today|utcnow)\(\)", path.read_text("utf-8")), (
        f"{name_of(path)} reads the clock"
    )


@pytest.mark.parametrize("path", SOURCES, ids=name_of)
def test_files_and_functions_stay_small_and_say_what_they_are_for(path: Path) -> None:
    text = path.read_text("utf-8")
    tree = ast.parse(text)
    assert len(text.splitlines()) <= LONGEST_MODULE, f"{name_of(path)} is longer than {LONGEST_MODULE} lines"
    assert not text.strip() or ast.get_docstring(tree), f"{name_of(path)} does not say what it is for"
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef):
            body = node.body[1:] if ast.get_docstring(node) and len(node.body) > 1 else node.body
            length = (body[-1].end_lineno or 0) - body[0].lineno + 1
            assert length <= LONGEST_FUNCTION, f"{name_of(path)}:{node.lineno} {node.name} has {length} lines"


@pytest.mark.parametrize("path", SOURCES, ids=name_of)
def test_sql_stands_in_db_only_and_errors_are_never_swallowed(path: Path) -> None:
    tree = ast.parse(path.read_text("utf-8"))
    for node in ast.walk(tree):
        if isinstance(node, ast.ExceptHandler):
            caught = ast.unparse(node.type) if node.type else "everything"
            assert caught not in ("Exception", "everything"), (
                f"{name_of(path)}:{node.lineno} catches {caught}"
            )
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and path.parts[-2] != "db":
            assert not re.match(r"\s*(insert into|delete from|update \w+ set)\b", node.value), (
                f"{name_of(path)}:{node.lineno}"
            )


def test_no_room_is_called_by_what_it_is_not() -> None:
    forbidden = {"utils", "util", "helpers", "helper", "manager", "common", "misc"}
    assert not [name_of(path) for path in SOURCES if path.stem in forbidden]


def test_no_machine_path_and_no_host_of_a_registry_stands_in_any_file() -> None:
    machine = re.compile(
        r"(?<![\w.])/(?:work|farm|root|home)/\w|files\.pythonhosted|//pypi\.org|registry\.npmjs"
    )
    for path in tracked_files():
        if path == Path(__file__) or path.suffix in {".png", ".xlsx"}:
            continue
        found = machine.search(path.read_bytes().decode("utf-8", "replace"))
        assert not found, f"{name_of(path)} holds {found[0] if found else ''}"


def tracked_files() -> list[Path]:
    """Every file that belongs to the project: what git tracks or would track."""
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"],
        cwd=HOUSE,
        capture_output=True,
        check=True,
    )
    return [
        HOUSE / os.fsdecode(name)
        for name in listed.stdout.split(b"\0")
        if name and (HOUSE / os.fsdecode(name)).is_file()
    ]


def test_schema_is_the_one_that_the_migrations_make() -> None:
    from db.schema import PLACE
    from db.store import open_store, schema

    assert PLACE.read_text("utf-8") == schema(open_store(":memory:")), "run ./invoke lock"
