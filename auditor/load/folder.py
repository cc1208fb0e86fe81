"""Paths -> the files to audit: a folder yields what a reader claims, in order, without what is hidden or excluded."""

import os
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from auditor.load import claims


class Found(NamedTuple):
    """The files to audit, sorted within each path and never twice, and how many others were passed by."""

    files: tuple[Path, ...]
    not_documents: int = 0


def find(paths: Iterable[Path], excluded: Callable[[Path, bool], bool], *, force_exclude: bool = False) -> Found:
    """The files under ``paths``. ``excluded(path, is_folder)`` says what is left out; a file that is named is taken all the
    same unless ``force_exclude``. Raises FileNotFoundError for a path that does not exist, before any file is looked at.
    """
    wanted = list(paths)
    for path in wanted:
        if not path.exists():
            raise FileNotFoundError(path)
    files: dict[Path, None] = {}
    others = 0
    for path in wanted:
        if not path.is_dir():
            if not (force_exclude and excluded(path, False)):
                files.setdefault(path)
            continue
        for file in _walk(path, excluded):
            if claims(file):
                files.setdefault(file)
            else:
                others += 1
    return Found(tuple(files), others)


def _walk(folder: Path, excluded: Callable[[Path, bool], bool]) -> Iterator[Path]:
    """The files of a folder in the order of their paths. Links to folders are not followed, so that no loop can hold it."""
    with os.scandir(folder) as entries:
        inside = sorted(entries, key=lambda entry: entry.name)
    for entry in inside:
        path = folder / entry.name
        if entry.name.startswith("."):
            continue
        if entry.is_dir(follow_symlinks=False):
            if not excluded(path, True):
                yield from _walk(path, excluded)
        elif _is_file(entry):
            if not excluded(path, False):
                yield path
        elif _leads_nowhere(path):
            yield path


def _is_file(entry: os.DirEntry[str]) -> bool:
    """Whether an entry is a file, or a link to one; a link that leads to itself is none."""
    try:
        return entry.is_file()
    except OSError:
        return False


def _leads_nowhere(path: Path) -> bool:
    """Whether a path is a link to nothing: not to be audited, and not to be passed by in silence either."""
    return path.is_symlink() and not path.exists()
