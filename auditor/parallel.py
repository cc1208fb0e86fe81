"""The audit of many documents by several processes: the same results in the same order as by one.

Tasks are runs of documents, so that what passes between processes costs little beside the audit; as many are under way as keep
every process busy, so that memory does not grow with the collection.
"""

import os
import signal
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from auditor.check import Check
from auditor.model import DocumentResult
from auditor.registry import installed
from auditor.run import audit_files
from auditor.settings import Settings

if TYPE_CHECKING:
    from concurrent.futures import ProcessPoolExecutor

_FEWEST, _MOST = 16, 64
"""Documents a task."""
_TASKS_EACH = 4
"""Tasks a process should get at least, so that none waits long for the last one."""
_AHEAD = 2
"""Tasks under way for each process."""


class WorkerLost(Exception):
    """A process ended before its task did: killed, or out of memory."""


def processes(settings: Settings, count: int) -> int:
    """How many processes to use for ``count`` documents."""
    wanted = settings.jobs or os.cpu_count() or 1
    return max(1, min(wanted, -(-count // _FEWEST))) if count > _FEWEST else 1


def audit_by_many(files: Sequence[Path], checks: Sequence[Check], settings: Settings, workers: int) -> Iterator[DocumentResult]:
    """The result of each file, in order, from ``workers`` processes; ``checks`` are checks of the registry.

    Raises WorkerLost where a process was killed.
    """
    from concurrent.futures import ProcessPoolExecutor
    from concurrent.futures.process import BrokenProcessPool
    from multiprocessing import get_all_start_methods, get_context

    # forked processes have the engine loaded already
    context = get_context("fork" if "fork" in get_all_start_methods() else "spawn")
    ids = tuple(check.id for check in checks)
    pool = ProcessPoolExecutor(workers, context, _begin, (ids, settings))
    try:
        tasks = _tasks(files, workers)
        under_way = deque(pool.submit(_task, task) for task in islice(tasks, workers * _AHEAD))
        while under_way:
            results = under_way.popleft().result()
            under_way.extend(pool.submit(_task, task) for task in islice(tasks, 1))
            yield from results
    except BrokenProcessPool:
        raise WorkerLost from None
    finally:
        _end(pool)


def _tasks(files: Sequence[Path], workers: int) -> Iterator[Sequence[Path]]:
    size = min(max(len(files) // (workers * _TASKS_EACH), _FEWEST), _MOST)
    return (files[at : at + size] for at in range(0, len(files), size))


def _end(pool: "ProcessPoolExecutor") -> None:
    """Wait for no task: what is still under way is of no use to anybody. When this returns, no process is left."""
    for process in list((pool._processes or {}).values()):  # the pool offers no other way to end a task that has begun
        process.terminate()
    # else the pool waits for ever for the rest of a result that was cut in the middle
    pool._result_queue._writer.close()  # type: ignore[attr-defined]
    pool.shutdown(wait=True, cancel_futures=True)  # the pool's own thread, and none beside it, collects its processes


_checks: tuple[Check, ...] = ()
_settings = Settings()


def _begin(ids: Iterable[str], settings: Settings) -> None:
    """Prepare a process. Ctrl-C is for the one that talks to the terminal."""
    global _checks, _settings
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    registry = installed()
    _checks, _settings = tuple(registry.check(one) for one in ids), settings


def _task(files: Sequence[Path]) -> list[DocumentResult]:
    return list(audit_files(files, _checks, _settings))
