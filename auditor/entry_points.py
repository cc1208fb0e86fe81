"""The entry points of one group, found without importlib.metadata, which costs more than a whole small audit to import.

It looks where importlib.metadata looks: at the ``*.dist-info`` and ``*.egg-info`` folders of every folder on ``sys.path``; the
first distribution of a name wins. Where there is something else (an archive on the path, a finder of somebody's own),
importlib.metadata is asked.
"""

import os
import re
import sys
from collections.abc import Iterator
from importlib import import_module
from importlib.machinery import PathFinder
from typing import NamedTuple

_SEPARATORS = re.compile(r"[-_.]+")


class EntryPoint(NamedTuple):
    """A name, and the ``module:attribute`` that it stands for."""

    name: str
    value: str

    def load(self) -> object:
        """The value named. ImportError and AttributeError as Python raises them, and whatever the module itself raises."""
        module, _, attributes = self.value.partition(":")
        found: object = import_module(module.strip())
        for attribute in filter(None, attributes.strip().split(".")):
            found = getattr(found, attribute)
        return found


def entry_points(group: str) -> list[EntryPoint]:
    """The entry points of a group, sorted by name."""
    folders = [folder or os.curdir for folder in dict.fromkeys(sys.path)]
    foreign = any(hasattr(finder, "find_distributions") and finder is not PathFinder for finder in sys.meta_path)
    if foreign or any(os.path.isfile(folder) for folder in folders):
        from importlib import metadata

        return sorted(EntryPoint(one.name, one.value) for one in metadata.entry_points(group=group))
    seen: set[str] = set()
    found: list[EntryPoint] = []
    for folder in folders:
        for distribution in _distributions(folder):
            name = _SEPARATORS.sub("-", distribution.partition("-")[0].removesuffix(".egg-info")).lower()
            if name not in seen:
                seen.add(name)
                found += _read(os.path.join(folder, distribution, "entry_points.txt"), group)
    return sorted(found)


def _distributions(folder: str) -> list[str]:
    try:
        return sorted(name for name in os.listdir(folder) if name.endswith((".dist-info", ".egg-info")))
    except OSError:
        return []  # sys.path may name what does not exist


def _read(file: str, group: str) -> Iterator[EntryPoint]:
    try:
        with open(file, encoding="utf-8") as stream:
            lines = stream.read().splitlines()
    except OSError:
        return  # most distributions have none
    inside = False
    for line in lines:
        section = line.strip()
        if section.startswith("[") and section.endswith("]"):
            inside = section[1:-1].strip() == group
        elif inside and "=" in line and not line.lstrip().startswith(("#", ";")):
            name, _, value = line.partition("=")
            yield EntryPoint(name.strip(), value.partition("[")[0].strip())
