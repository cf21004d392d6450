"""A server keeps to one core; what it starts to read a file may use all of them."""

import os
import subprocess
import sys

import pytest

SCRIPT = """
import os, subprocess, sys
from core import cores
cores.keep_to_one()
child = subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE)
before = os.sched_getaffinity(child.pid)
cores.give_all(child.pid)
print(len(os.sched_getaffinity(0)), before == os.sched_getaffinity(0), sorted(os.sched_getaffinity(child.pid)))
child.communicate(b"\\n")
cores.give_all(child.pid)
"""


@pytest.mark.skipif(not hasattr(os, "sched_setaffinity"), reason="the system cannot be told")
def test_a_server_keeps_to_one_core_and_its_children_need_not() -> None:
    told = subprocess.run([sys.executable, "-c", SCRIPT], capture_output=True, text=True, check=True).stdout
    assert told.strip() == f"1 True {sorted(os.sched_getaffinity(0))}"
