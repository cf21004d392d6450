"""Prepares many files on all cores, telling of each as it is done; a file that fails does not stop the others."""

import logging
import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor, as_completed
from multiprocessing import get_context
from pathlib import Path

from core.errors import TrolyError
from corpus.prepare import Failure, Order, PreparedText, prepare

log = logging.getLogger(__name__)

Progress = Callable[[str, int, int], None]
"""Told of each file: its name, how many are done, how many there are."""

SMALL_BYTES = 2_000_000  # below this in all, starting further processes costs more than it saves


def silent(name: str, done: int, total: int) -> None:
    """Progress that says nothing."""


def prepare_all(orders: Sequence[Order], progress: Progress = silent) -> Iterator[PreparedText | Failure]:
    """Each order's prepared text or its failure, as they are finished."""
    workers = min(os.cpu_count() or 1, len(orders))
    if workers < 2 or (all(_is_light(order.path) for order in orders) and _bytes(orders) < SMALL_BYTES):
        for done, order in enumerate(orders, 1):
            yield _outcome(order)
            progress(order.path.name, done, len(orders))
        return
    with ProcessPoolExecutor(workers, mp_context=get_context("spawn")) as pool:
        futures: dict[Future[PreparedText | Failure], Order] = {pool.submit(_outcome, o): o for o in orders}
        for done, future in enumerate(as_completed(futures), 1):
            order = futures[future]
            try:
                yield future.result()
            except Exception as error:  # the process itself died
                yield Failure(order.path, f"Tiến trình đọc tệp đã dừng đột ngột ({type(error).__name__}).")
            progress(order.path.name, done, len(orders))


def _outcome(order: Order) -> PreparedText | Failure:
    try:
        return prepare(order)
    except TrolyError as error:
        return Failure(order.path, str(error))
    except Exception as error:
        log.debug("a file could not be prepared", exc_info=True)
        return Failure(order.path, f"Không đọc được tệp này (lỗi {type(error).__name__}).")


def _is_light(path: Path) -> bool:
    return path.suffix.lower() in (".txt", ".md")


def _bytes(orders: Sequence[Order]) -> int:
    return sum(order.path.stat().st_size for order in orders if order.path.is_file())
