import multiprocessing
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

from analysis.store import open_store
from tests.store.articles import analysed

N_SHARED = 15


def _add_all(address: str, own: str) -> int:
    """Open, migrating if this program is first, and add shared and own articles in turn."""
    with open_store(address) as store:
        return sum(
            store.add(analysed(saying))
            for n in range(N_SHARED)
            for saying in (f"Shared {n}", f"{own} {n}")
        )


def test_two_programs_make_and_fill_one_new_database(tmp_path: Path) -> None:
    address = f"sqlite:///{tmp_path / 'x.db'}"
    spawn = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(2, mp_context=spawn) as programs:
        added = list(programs.map(_add_all, [address] * 2, ["Riga", "Oslo"]))
    with open_store(address) as store:
        assert store.count() == sum(added) == 3 * N_SHARED
        assert store.revision() == 3 * N_SHARED
        assert len(store.quotes()) == 3 * N_SHARED
