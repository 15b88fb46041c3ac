"""The search once more with every index checked: compiled code does not notice when it reads beside an array."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

CHECKED = """
import numba
import numpy as np
from pairloom.matching.blossom import maximum_weight_matching, verify_matching
from tests.matching.blossom import graphs

assert numba.config.BOUNDSCHECK == 1
rng = np.random.default_rng(5)
several = [graphs.read_nasty(nasty) for nasty in graphs.NASTY]
several += graphs.draw_graphs(rng, 400, 40)
several += [graphs.lay_triangles(rng, side, highest) for side in (3, 7, 15) for highest in (1, 2, 3, 50)]
several += [graphs.nest_blossoms(40), graphs.chain_triangles(30), graphs.draw_star(30), graphs.join_everybody(9, 1)]
for graph in several:
    for max_cardinality in (False, True):
        matching = maximum_weight_matching(*graph, max_cardinality=max_cardinality)
        verify_matching(*graph, matching, max_cardinality=max_cardinality)
print(len(several), "graphs matched")
"""


@pytest.mark.slow
@pytest.mark.timeout(240)
def test_no_search_reads_or_writes_beside_an_array(tmp_path: Path) -> None:
    checked = {**os.environ, "NUMBA_BOUNDSCHECK": "1", "NUMBA_CACHE_DIR": str(tmp_path)}
    root = Path(__file__).parents[3]
    command = [sys.executable, "-c", CHECKED]
    done = subprocess.run(command, cwd=root, env=checked, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == "431 graphs matched\n"
