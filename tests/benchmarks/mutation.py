"""What share of small faults the tests notice: single changes put into a module, one by one, the tests run on each.

usage: python -m tests.benchmarks.mutation MODULE… [--sample N] [--seed S] [--tests PATH…] [--folder DIR]

MODULE: files or folders, as "rag/match.py rag/operators". The changes are made by Cosmic Ray
(`pip install -c constraints.txt -e .[mutation]`): a comparison shifted or turned round, "and" for "or", a condition
denied, a number one off, a loop left out.
All is done in a copy of the committed tree, which is thrown away, or kept in DIR with the session of Cosmic Ray.
"""

import argparse
import ast
import json
import math
import os
import random
import re
import shlex
import subprocess
import sys
import tempfile
import time
import uuid
from collections import Counter
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from cosmic_ray.work_db import WorkDB, use_db
from cosmic_ray.work_item import MutationSpec, WorkItem, WorkResult

# The tests of each package, the quick ones first; those that need a model, a server or a scan notice no more, nor do
# the scores of the question sets once each answer is as it was.
TESTS = {
    "core": (
        "tests/corpus/test_readings.py",
        "tests/core/vietnamese",
        "tests/corpus/facts",
        "tests/kpi/test_meeting_rules.py",
        "tests/bot/test_router.py",
        "tests/rag/test_told.py",
    ),
    "corpus": (
        "tests/corpus/test_readings.py",
        "tests/corpus/facts",
        "tests/corpus/test_other_styles.py",
        "tests/corpus/test_unlike_plans.py",
        "tests/corpus/test_reading_plans.py",
        "tests/corpus/test_conflicts.py",
        "tests/corpus/test_gaps.py",
        "tests/kpi/test_meeting_rules.py",
        "tests/rag/test_told.py",
    ),
    "rag": (
        "tests/rag/test_told.py",
        "tests/rag",
        "--ignore=tests/rag/test_search.py",
        "--ignore=tests/rag/test_compose.py",
        "--ignore=tests/rag/test_verify.py",
        "--ignore=tests/rag/test_answers.py",
    ),
    "kpi": ("tests/kpi",),
}
# Changes that a reader of the code would call a fault; others only raise a TypeError at once, or are the same.
CHANGES = re.compile(
    r"core/(AddNot|NumberReplacer|ReplaceAndWithOr|ReplaceOrWithAnd|ReplaceTrueWithFalse|ReplaceFalseWithTrue"
    r"|ZeroIterationForLoop|ReplaceContinueWithBreak|ReplaceBreakWithContinue|ReplaceUnaryOperator_(USub_UAdd|Delete_Not)"
    r"|ReplaceBinaryOperator_(Add_Sub|Sub_Add|Mul_Div|Div_Mul|BitOr_BitAnd|BitAnd_BitOr)"
    r"|ReplaceComparisonOperator_(Eq_NotEq|NotEq_Eq|Lt_LtE|LtE_Lt|Gt_GtE|GtE_Gt|Lt_GtE|GtE_Lt|In_NotIn|NotIn_In"
    r"|Is_IsNot|IsNot_Is))"
)
PATIENCE = 4  # how often as long as without a fault the tests may take


def copied(folder: Path) -> None:
    """The committed tree in `folder`."""
    packed = subprocess.run(["git", "archive", "HEAD"], check=True, capture_output=True).stdout
    subprocess.run(["tar", "-x", "-C", str(folder)], input=packed, check=True)


def is_fault(change: MutationSpec, folder: Path) -> bool:
    """Whether a change is of a kind that counts and lies in code that runs: a type written down does not, nor the "*"
    before parameters that must be named."""
    if not CHANGES.fullmatch(change.operator_name) or _is_bare_star(change, folder / change.module_path):
        return False
    return not any(start <= change.start_pos < end for start, end in _types_written(folder / change.module_path))


def _is_bare_star(change: MutationSpec, path: Path) -> bool:
    line, column = change.start_pos
    return path.read_text(encoding="utf-8").splitlines()[line - 1][column:].startswith("*,")


@cache
def _types_written(path: Path) -> list[tuple[tuple[int, int], tuple[int, int]]]:
    """Where annotations, decorators and the types of `isinstance` stand."""
    written: list[ast.expr] = []
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        written += getattr(node, "decorator_list", [])
        written += [one for name in ("annotation", "returns") if (one := getattr(node, name, None)) is not None]
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "isinstance":
            written.append(node.args[1])
    return [_span(one) for one in written]


def _span(node: ast.expr) -> tuple[tuple[int, int], tuple[int, int]]:
    return (node.lineno, node.col_offset), (node.end_lineno or node.lineno, node.end_col_offset or 0)


def draw(database: WorkDB, folder: Path, size: int, seed: int) -> int:
    """Leaves a sample of the faults in the session; how many there are in all."""
    faults = [item.mutations[0] for item in database.work_items if is_fault(item.mutations[0], folder)]
    faults.sort(key=lambda f: (str(f.module_path), f.start_pos, f.operator_name, f.occurrence))
    drawn = random.Random(seed).sample(faults, min(size, len(faults)))
    database.clear()
    database.add_work_items([WorkItem.single(uuid.uuid4().hex, one) for one in drawn])
    return len(faults)


def configured(folder: Path, modules: Iterable[str], tests: Iterable[str]) -> None:
    """Writes the configuration; the tests are run once without a fault, which also tells how long they take."""
    command = [sys.executable, "-m", "pytest", "-x", "-q", "-m", "not long", *tests]
    before = time.monotonic()
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    if done.returncode:
        sys.exit(f"the tests fail without any fault:\n{done.stdout[-3000:]}")
    lasted = time.monotonic() - before
    print(f"the tests take {lasted:.0f} s without a fault", flush=True)
    settings = {
        "module-path": list(modules),
        "timeout": round(lasted * PATIENCE),
        "excluded-modules": [],
        "test-command": shlex.join(command),
    }
    lines = [f"{key} = {json.dumps(value)}" for key, value in settings.items()]
    text = "\n".join(["[cosmic-ray]", *lines, "[cosmic-ray.distributor]", 'name = "local"', ""])
    (folder / "mutation.toml").write_text(text, encoding="utf-8")


def ray(folder: Path, *arguments: str) -> None:
    """Runs Cosmic Ray in the copy."""
    environment = {**os.environ, "PYTHONDONTWRITEBYTECODE": "1"}
    subprocess.run([sys.executable, "-m", "cosmic_ray.cli", *arguments], cwd=folder, check=True, env=environment)


def interval(part: int, whole: int, z: float = 1.96) -> tuple[float, float]:
    """Wilson's interval of a share, 95 % sure."""
    share, spread = part / whole, z * z / whole
    half = z * math.sqrt(share * (1 - share) / whole + spread / (4 * whole))
    return (share + spread / 2 - half) / (1 + spread), (share + spread / 2 + half) / (1 + spread)


def told(results: Iterable[tuple[str, WorkResult]], places: dict[str, MutationSpec], all_faults: int) -> None:
    """Prints the faults that no test noticed, then the shares by module and in all."""
    seen, noticed = Counter[str](), Counter[str]()
    for job, result in results:
        if "SyntaxError" in (result.output or ""):
            continue  # "not" before a ":=" is no program at all
        module = str(places[job].module_path)
        seen[module] += 1
        noticed[module] += result.is_killed
        if not result.is_killed:
            print(f"--- {module}:{places[job].start_pos[0]} {places[job].operator_name}\n{result.diff or ''}")
    for module, count in sorted(seen.items()):
        print(f"{noticed[module]:4}/{count:<4} {module}")
    part, whole = noticed.total(), seen.total()
    low, high = interval(part, whole)
    print(f"noticed {part} of {whole} drawn from {all_faults}: {part / whole:.0%} (95 % sure: {low:.0%}…{high:.0%})")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("modules", nargs="+")
    parser.add_argument("--sample", type=int, default=60)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--tests", nargs="+", help="paths and options for pytest")
    parser.add_argument("--folder", type=Path, help="an empty folder that keeps the copy and the session")
    arguments = parser.parse_args()
    tests = arguments.tests or dict.fromkeys(t for m in arguments.modules for t in TESTS[Path(m).parts[0]])
    with tempfile.TemporaryDirectory(prefix="troly-mutation-") as temporary:
        folder = arguments.folder or Path(temporary)
        folder.mkdir(parents=True, exist_ok=True)
        copied(folder)
        configured(folder, arguments.modules, tests)
        ray(folder, "init", "mutation.toml", "session.sqlite")
        with use_db(str(folder / "session.sqlite"), WorkDB.Mode.open) as database:
            all_faults = draw(database, folder, arguments.sample, arguments.seed)
        ray(folder, "exec", "mutation.toml", "session.sqlite")
        with use_db(str(folder / "session.sqlite"), WorkDB.Mode.open) as database:
            told(database.results, {item.job_id: item.mutations[0] for item in database.work_items}, all_faults)


if __name__ == "__main__":
    main()
