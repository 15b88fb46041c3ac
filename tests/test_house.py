"""The shape of the house: small functions and files, a test for each module, plain names, nothing private.

What is measured is written down in docs/developers/README.md. Lines of a function are counted without its docstring.
"""

import ast
import itertools
import re
import shutil
import statistics
import subprocess
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
SOURCE = ROOT / "src" / "pairloom"
CODE_FOLDERS = ("src", "tests", "benchmarks")

LONGEST_FUNCTION = 50
LONGEST_FILE = 400
LONGEST_TEMPLATE = 120

# Inner loops that numba compiles whole, and tables of constants: "path::function" with the reason.
LONG_FUNCTIONS: dict[str, str] = {}

# What Django reads and any page that opens has tried; tests/domain/core/test_personal.py tries every personal.py.
WITHOUT_TEST = {"__init__.py", "apps.py", "urls.py", "personal.py"}

TOP_LEVEL = {
    *(".ci", ".gitignore", ".importlinter", "Makefile", "pyproject.toml", "requirements.lock", "requirements-dev.lock"),
    *("README.md", "CHANGELOG.md", "CONTRIBUTING.md", "SECURITY.md", "CODE_OF_CONDUCT.md", "LICENSE"),
    *("src", "tests", "benchmarks", "docs", "examples"),
}
# Words that say nothing anywhere in a name, and names that say nothing alone. A file is never "common"; hours may be.
EMPTY_WORDS = {"util", "utils", "helper", "helpers", "misc", "manager", "pair2"}
EMPTY_NAMES = EMPTY_WORDS | {"data", "info", "foo", "tmp", "proc"}
UNFINISHED = ("TO" + "DO", "FIX" + "ME", "XX" + "X", "HA" + "CK")
# Places that exist on one machine only, and hosts that serve packages: written in parts, so that this file has none.
PRIVATE_PLACES = re.compile(
    "|".join(
        [
            r"(?<![\w.])/(?:wo" + r"rk|ro" + r"ot|tm" + r"p|o" + r"pt|ho" + r"me/\w+|Us" + r"ers/\w+)/",
            r"[A-Z]:\\Us" + r"ers\\",
            r"py" + r"pi\.(?:org|python)",
            r"files\.python" + r"hosted",
            r"registry\.npm" + r"js",
            r"(?:--|^)(?:extra-)?index" + r"-url",
            r"file:///[a-z]",
        ]
    ),
    re.MULTILINE,
)
# Shipped pages link to pages of the site; tests/domain/publishing/test_catalogue.py follows those.
SITE_TEXTS = "src/pairloom/texts/"
LINK = re.compile(r"\]\((?!https?:|mailto:|#|\{)([^)#\s]+)[^)]*\)|(?:src|srcset|href)=\"(?!https?:|#)([^\"#]+)\"")
NESTING = (ast.If, ast.For, ast.While, ast.With, ast.Try, ast.Match, ast.AsyncFor, ast.AsyncWith)


@dataclass(frozen=True)
class Function:
    """A function as measured: where it stands, its lines without the docstring, what it is made of."""

    path: str
    name: str
    lines: int
    node: ast.AST = field(repr=False)

    @property
    def place(self) -> str:
        """Name the function in the way the list of exceptions does."""
        return f"{self.path}::{self.name}"

    @property
    def depth(self) -> int:
        """Measure how deep it nests; asked only of the code itself, not of its tests."""
        return measure_depth(self.node)


@cache
def list_tracked() -> tuple[str, ...]:
    """List the repository's files, as paths from its root, that git follows or is about to follow."""
    git = shutil.which("git")
    assert git is not None, "this test reads the list of files from git, which was not found"
    command = [git, "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    names = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True).stdout.split("\0")
    return tuple(sorted(name for name in names if name and (ROOT / name).is_file()))


def list_python(*folders: str) -> list[str]:
    """List the Python files below these folders, but for migrations, which Django writes."""
    return [
        name
        for name in list_tracked()
        if name.endswith(".py") and name.split("/")[0] in folders and "/migrations/" not in name
    ]


def list_templates() -> list[str]:
    """List the pages and pieces of pages."""
    return [name for name in list_tracked() if name.endswith(".html") and "/templates/" in name]


@cache
def read_tree(path: str) -> ast.Module:
    """Parse one Python file."""
    return ast.parse((ROOT / path).read_text(encoding="utf-8"), filename=path)


def count_lines(function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """Count a function's lines from `def` to its end, the docstring left out."""
    assert function.end_lineno is not None
    lines = function.end_lineno - function.lineno + 1
    first = function.body[0]
    if ast.get_docstring(function) is not None and first.end_lineno is not None:
        lines -= first.end_lineno - first.lineno + 1
    return lines


def measure_depth(node: ast.AST) -> int:
    """Measure how many branches, loops and blocks stand inside each other; an elif is no deeper than its if."""
    return max((measure_child(node, child) for child in ast.iter_child_nodes(node)), default=0)


def measure_child(parent: ast.AST, child: ast.AST) -> int:
    """Measure one child of a node, itself counted when it nests."""
    if isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef | ast.Lambda):
        return 0
    is_elif = isinstance(parent, ast.If) and isinstance(child, ast.If) and parent.orelse == [child]
    return measure_depth(child) + (isinstance(child, NESTING) and not is_elif)


@cache
def measure_file(path: str) -> tuple[Function, ...]:
    """Measure every function of a file."""
    return tuple(
        Function(path, node.name, count_lines(node), node)
        for node in ast.walk(read_tree(path))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    )


def list_functions(*folders: str) -> list[Function]:
    """List the measures of every function below these folders."""
    return [function for path in list_python(*folders) for function in measure_file(path)]


def count_file_lines(path: str) -> int:
    """Count all lines of a file."""
    return len((ROOT / path).read_text(encoding="utf-8").splitlines())


def find_ninth_decile(lengths: Iterable[int]) -> float:
    """Find the length that nine of ten stay within."""
    return statistics.quantiles(lengths, n=10, method="inclusive")[8]


def read_texts() -> Iterator[tuple[str, str]]:
    """Read every tracked file that is text."""
    for path in list_tracked():
        content = (ROOT / path).read_bytes()
        if b"\0" not in content[:8192]:
            yield path, content.decode("utf-8", errors="replace")


def is_engine(path: str) -> bool:
    """Tell whether a path belongs to the engine, whose loops may nest a little more."""
    return path.startswith("src/pairloom/matching/")


# Lengths and nesting


def test_no_function_is_longer_than_fifty_lines_unless_declared() -> None:
    long = {function.place for function in list_functions(*CODE_FOLDERS) if function.lines > LONGEST_FUNCTION}
    assert long - set(LONG_FUNCTIONS) == set()


def test_every_declared_long_function_is_still_there_and_still_long() -> None:
    long = {function.place for function in list_functions(*CODE_FOLDERS) if function.lines > LONGEST_FUNCTION}
    assert set(LONG_FUNCTIONS) - long == set()


def test_half_of_the_functions_have_at_most_eight_lines_and_nine_of_ten_at_most_twentyfive() -> None:
    lengths = [function.lines for function in list_functions("src")]
    assert (statistics.median(lengths) <= 8, find_ninth_decile(lengths) <= 25) == (True, True), (
        f"median {statistics.median(lengths)}, ninth decile {find_ninth_decile(lengths)}; allowed are 8 and 25"
    )


def test_no_file_is_longer_than_four_hundred_lines() -> None:
    assert [path for path in list_python(*CODE_FOLDERS) if count_file_lines(path) > LONGEST_FILE] == []


def test_half_of_the_files_have_at_most_ninetyfive_lines_and_nine_of_ten_at_most_two_hundred() -> None:
    lengths = [count_file_lines(path) for path in list_python("src")]
    assert (statistics.median(lengths) <= 95, find_ninth_decile(lengths) <= 200) == (True, True), (
        f"median {statistics.median(lengths)}, ninth decile {find_ninth_decile(lengths)}; allowed are 95 and 200"
    )


@pytest.mark.parametrize(("engine", "allowed"), [(True, 0.08), (False, 0.02)])
def test_few_functions_nest_three_deep(engine: bool, allowed: float) -> None:
    functions = [function for function in list_functions("src") if is_engine(function.path) is engine]
    deep = [function.place for function in functions if function.depth >= 3]
    assert len(deep) <= allowed * len(functions), f"{len(deep)} of {len(functions)}: {deep}"


# Doors and pages


def test_doors_ask_queries_instead_of_reading_tables() -> None:
    doors = list_python("src")
    reading = [path for path in doors if "/doors/" in path and ".objects" in (ROOT / path).read_text(encoding="utf-8")]
    assert reading == []


def test_no_page_is_longer_than_a_hundred_and_twenty_lines() -> None:
    assert [path for path in list_templates() if count_file_lines(path) > LONGEST_TEMPLATE] == []


def test_pages_of_the_site_hold_no_style_and_no_script() -> None:
    inline = re.compile(r"<style|\bstyle=|<script(?![^>]*\bsrc=)|\bon[a-z]+=\"|javascript:", re.IGNORECASE)
    pages = [path for path in list_templates() if "/sheets/" not in path]
    assert [path for path in pages if inline.search((ROOT / path).read_text(encoding="utf-8"))] == []


# Tests mirror the source


def list_mirrors(module: str) -> list[str]:
    """List the places where the test of a module may stand: its own mirror, or that of a folder that was one module."""
    inner = Path(module).relative_to("src/pairloom")
    name = inner.stem.strip("_")
    mirrors = [Path("tests") / inner.parent / f"test_{name}.py"]
    if len(inner.parts) > 2:
        mirrors.append(Path("tests") / inner.parent.parent / f"test_{inner.parent.name}.py")
    return [mirror.as_posix() for mirror in mirrors]


def test_every_module_has_a_test_at_the_mirrored_path() -> None:
    modules = [path for path in list_python("src") if Path(path).name not in WITHOUT_TEST]
    tracked = set(list_tracked())
    assert [module for module in modules if tracked.isdisjoint(list_mirrors(module))] == []


def test_every_test_file_holds_a_test() -> None:
    files = [path for path in list_python("tests") if Path(path).name.startswith("test_")]
    full = {function.path for function in list_functions("tests") if function.name.startswith("test_")}
    assert [path for path in files if path not in full] == []


# Names


def list_given_names(tree: ast.Module) -> Iterator[str]:
    """List the names that a file gives: to functions, classes, arguments and variables."""
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            yield node.name
        elif isinstance(node, ast.arg):
            yield node.arg
        elif isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
            yield node.id


def test_names_say_what_things_are() -> None:
    empty = [
        f"{path}: {name}"
        for path in list_python("src", "benchmarks")
        for name in list_given_names(read_tree(path))
        if name.lower() in EMPTY_NAMES or EMPTY_WORDS & set(name.lower().split("_"))
    ]
    assert empty == []


def test_no_file_or_folder_has_an_empty_name() -> None:
    parts = {part.split(".")[0] for path in list_python(*CODE_FOLDERS) for part in path.split("/")}
    assert {part for part in parts if part in {"common", *EMPTY_NAMES} or EMPTY_WORDS & set(part.split("_"))} == set()


# What lies in the repository


def test_the_top_level_holds_only_what_the_house_lists() -> None:
    assert {path.split("/")[0] for path in list_tracked()} - TOP_LEVEL == set()


def test_nothing_names_a_place_on_one_machine_or_a_package_host() -> None:
    found = [f"{path}: {match.group()}" for path, text in read_texts() for match in PRIVATE_PLACES.finditer(text)]
    assert found == []


def test_nothing_is_left_unfinished() -> None:
    marks = re.compile(r"\b(?:" + "|".join(UNFINISHED) + r")\b")
    assert [path for path, text in read_texts() if marks.search(text)] == []


def test_every_link_between_documents_leads_somewhere() -> None:
    broken = [
        f"{path}: {target}"
        for path, text in read_texts()
        if path.endswith(".md") and not path.startswith(SITE_TEXTS)
        for target in filter(None, itertools.chain.from_iterable(LINK.findall(text)))
        if not (ROOT / path).parent.joinpath(target).exists()
    ]
    assert broken == []


# Dependencies


def read_pins(lock: str) -> set[str]:
    """Read the pinned releases of a lock, without their hashes."""
    lines = (ROOT / lock).read_text(encoding="utf-8").splitlines()
    return {line.rstrip("\\").strip() for line in lines if "==" in line}


def test_both_locks_pin_the_same_releases() -> None:
    assert read_pins("requirements.lock") - read_pins("requirements-dev.lock") == set()


def list_imports(path: str) -> Iterator[str]:
    """List the modules that a file imports, `from a import b` as a.b."""
    for node in ast.walk(read_tree(path)):
        if isinstance(node, ast.Import):
            yield from (name.name for name in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield from (f"{node.module}.{name.name}" for name in node.names)


def test_the_referee_shares_nothing_with_the_engine_but_its_errors() -> None:
    """Check the referee's independence: a fault of the solver must not hide behind the same fault here."""
    referee = [path for path in list_python("src") if re.search(r"matching/check(\.py|/)", path)]
    allowed = ("pairloom.matching.errors", "pairloom.matching.check")
    imports = {name for path in referee for name in list_imports(path)}
    assert referee != []
    assert {name for name in imports if name.startswith("pairloom") and not name.startswith(allowed)} == set()
    assert {name for name in imports if name.split(".")[0] in {"numba", "llvmlite"}} == set()


def test_only_the_clock_and_no_other_module_reads_the_time() -> None:
    reading = re.compile(r"\b(?:datetime|timezone|date)\.(?:now|today|utcnow)\(|\btime\.time\(")
    modules = [path for path in list_python("src") if path != "src/pairloom/clock.py"]
    assert [path for path in modules if reading.search((ROOT / path).read_text(encoding="utf-8"))] == []
