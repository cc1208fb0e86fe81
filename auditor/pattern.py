"""Regular expressions that are compiled when words could hold what they find, and what words must have for that.

Compiling one costs as much as reading a paragraph with it, and a small report needs few of those there are. Once compiled, a
pattern of this module is as fast as one of ``re``: the methods of the compiled one stand on it.
"""

import re
import sys
from collections import Counter
from collections.abc import Callable, Container, Iterable, Sequence
from functools import cache, lru_cache
from importlib.util import find_spec, module_from_spec
from itertools import product
from operator import add
from re import _parser  # type: ignore[attr-defined]
from typing import Any, NamedTuple, cast

_METHODS = ("search", "match", "fullmatch", "finditer", "findall", "sub", "subn", "split", "scanner")
_FACTS = ("flags", "groups", "groupindex")
_PATIENCE = 30
"""How often words are asked for what a pattern needs before it is compiled all the same: compiled, it says so sooner."""
_NOTHING = re.compile(r"(?!)")
_MOST_WORDS = 64
"""So many words at most are told that a pattern cannot be without, or that a part of it may find."""
_MOST_TIMES = 2
_COMMON = (1.0, 0.1, 0.03)
"""How common a character, a word of two and a longer one are beside each other."""
_REPEATS = ("MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT")
_SPACED = re.compile(r"\s").search
_PAIR = 2
"""So many characters of a word are looked for among the pieces of a text."""
_JUST_WORDS = re.compile(r"[^\W_]+(?:\|[^\W_]+)*").fullmatch
"""A source that needs no parsing: words, one of which is found."""


def _plainly(source: str, flags: int, parsed: Any = None) -> re.Pattern[str]:
    return re.compile(source, flags)


@cache
def compiler() -> Callable[..., Any]:
    """What compiles a source with flags, which may be parsed already.

    It is that of ``re``, in a copy of its module of our own that compiles each class of characters once.

    Up to Python 3.12 a class is walked through character by character, and most patterns here have one of 20,992 characters:
    that was half of all compiling. Later versions are left alone: this knows the insides of those only.
    """
    if sys.version_info >= (3, 13):
        return _plainly
    spec = find_spec("re._compiler")
    if spec is None or spec.loader is None:
        return _plainly
    own: Any = module_from_spec(spec)
    spec.loader.exec_module(own)
    if not hasattr(own, "_optimize_charset"):
        return _plainly
    thorough = own._optimize_charset
    known: dict[tuple[Any, ...], Any] = {}

    def optimized(charset: list[Any], iscased: Any = None, fixup: Any = None, fixes: Any = None) -> Any:
        if fixup is not None:
            return thorough(charset, iscased, fixup, fixes)
        key = tuple(charset)
        if key not in known:
            known[key] = thorough(charset)
        return known[key]

    own._optimize_charset = optimized
    return lambda source, flags, parsed=None: own.compile(parsed or source, int(flags))


class _Used:
    """A pattern that has been used: the methods of the compiled one, without a ``__getattr__`` to ask first."""

    _needed: Sequence[str] | None = None
    _pieces: frozenset[str] | None = None
    """What each of the needed begins with: a pair of characters, or all of it."""
    _is_long = False
    """Whether one of the needed is longer than that."""

    def __init__(self, source: str, flags: int) -> None:
        self.pattern = source
        self._flags = flags

    def __reduce__(self) -> tuple[Any, ...]:
        return _Waiting, (self.pattern, self._flags)

    def __repr__(self) -> str:
        return f"pattern({self.pattern!r})"

    def needed(self, parsed: Any = None) -> Sequence[str]:
        """Words of which all that it finds holds one; none where none can be told."""
        if self._needed is None:
            if not self._flags and _JUST_WORDS(self.pattern):
                self._needed = _less_longer(self.pattern.split("|"))
            else:
                self._needed = _least(parsed or _parser.parse(self.pattern, int(self._flags))) or ()
        return self._needed

    def _for(self, words: str) -> Any:
        """What searches these words: where they hold nothing of what the pattern needs, something that finds nothing."""
        return self


class _Waiting(_Used):
    """A pattern that has not been compiled yet: no words have held what it cannot be without, or it has not been used."""

    _times = 0

    def __getattr__(self, name: str) -> Any:
        if name not in _METHODS and name not in _FACTS:
            raise AttributeError(name)
        return getattr(self._compiled(), name)

    def _compiled(self, parsed: Any = None) -> Any:
        if type(self) is _Waiting:
            compiled = compiler()(self.pattern, self._flags, parsed)
            for one in (*_METHODS, *_FACTS):
                setattr(self, one, getattr(compiled, one))
            self.__class__ = _Used  # type: ignore[assignment]
        return self

    def _for(self, words: str) -> Any:
        parsed = None
        if self._times < _PATIENCE:
            self._times += 1
            if self._needed is None and not _JUST_WORDS(self.pattern):
                parsed = _parser.parse(self.pattern, int(self._flags))
            needed = self.needed(parsed)
            for one in needed:
                if one in words:
                    break
            else:
                if needed:
                    return _NOTHING
        return self._compiled(parsed)

    def search(self, words: str, *where: int) -> Any:
        return self._for(words).search(words, *where)

    def match(self, words: str, *where: int) -> Any:
        return self._for(words).match(words, *where)

    def fullmatch(self, words: str, *where: int) -> Any:
        return self._for(words).fullmatch(words, *where)

    def finditer(self, words: str, *where: int) -> Any:
        return self._for(words).finditer(words, *where)

    def findall(self, words: str, *where: int) -> Any:
        return self._for(words).findall(words, *where)

    def split(self, words: str, *most: int) -> Any:
        return self._for(words).split(words, *most)

    def sub(self, put: Any, words: str, *most: int) -> Any:
        return self._for(words).sub(put, words, *most)


def pattern(source: str, flags: int = 0) -> re.Pattern[str]:
    """A pattern as ``re.compile`` gives it, compiled at its first use; re.error then, where it is none."""
    return cast("re.Pattern[str]", _Waiting(source, flags))


@lru_cache(maxsize=256)
def of_words(source: str) -> re.Pattern[str]:
    """The pattern of a phrasing's words, kept; without words one that matches nothing."""
    return pattern(source or r"(?!)")


class _Every(Container[str]):
    """Every string."""

    def __contains__(self, one: object) -> bool:
        return True


@lru_cache(maxsize=64)
def ends_of(one: re.Pattern[str]) -> Container[str]:
    """The characters that what a pattern finds can end in, where it is anchored at the end of what is searched; else every one.

    Words that end in none of them need not be searched, which is seen several times faster. A line break is one of them: the end
    is before it too.
    """
    if "$" not in one.pattern:
        return _Every()
    parsed = _parser.parse(one.pattern)
    told = _anchored(parsed) and not parsed.state.flags & re.IGNORECASE
    ends, empty = _ends(parsed) if told else (None, True)
    return _Every() if ends is None or empty else ends | {"\n"}


def _anchored(parsed: Sequence[tuple[Any, Any]]) -> bool:
    """Whether all that a parsed pattern finds ends where the words end."""
    kind: Any
    what: Any
    kind, what = parsed[-1] if parsed else ("", "")
    return str(what) == "AT_END" or (str(kind) == "BRANCH" and all(map(_anchored, what[1])))


def _ends(parsed: Sequence[tuple[Any, Any]]) -> tuple[frozenset[str] | None, bool]:
    """The last characters of what a parsed pattern finds, None where they cannot be listed; and whether it may find nothing."""
    ends: frozenset[str] = frozenset()
    for operation, what in reversed(list(parsed)):
        kind = str(operation)
        if kind in ("AT", "ASSERT", "ASSERT_NOT"):
            continue
        last: frozenset[str] | None = None
        empty = False
        if kind == "LITERAL":
            last = frozenset((chr(what),))
        elif kind == "IN" and all(str(one) == "LITERAL" for one, _ in what):
            last = frozenset(chr(one) for _, one in what)
        elif kind in _REPEATS:
            last, empty = _ends(what[2])
            empty = empty or what[0] == 0
        elif kind == "SUBPATTERN" and not what[1]:
            last, empty = _ends(what[3])
        elif kind == "BRANCH":
            branches = [_ends(branch) for branch in what[1]]
            empty = any(nothing for _, nothing in branches)
            if all(one is not None for one, _ in branches):
                last = frozenset().union(*(one for one, _ in branches if one))
        if last is None:
            return None, empty
        ends |= last
        if not empty:
            return ends, False
    return ends, True


@lru_cache(maxsize=64)
def sieve_of(one: re.Pattern[str]) -> re.Pattern[str]:
    """A class of characters of which all that a pattern finds holds one; where none can be told, what is found everywhere.

    Words that hold none need not be searched with the pattern itself, which is slow where it begins with no plain character.
    """
    best = _class_of(cast("_Used", one).needed())
    return pattern("[" + "".join(map(re.escape, sorted(best))) + "]" if best else "(?:)")


def pieces_of(words: str) -> frozenset[str]:
    """The characters of words, and all pairs of neighbours among them."""
    return frozenset((*words, *map(add, words, words[1:])))


def may_be_in(one: re.Pattern[str], words: str, pieces: frozenset[str]) -> bool:
    """Whether words without spaces, and their pieces, hold something that a pattern of this module cannot be without.

    None of what it needs has a space in it.
    """
    used: Any = one
    begin: frozenset[str] | None = used._pieces
    if begin is None:
        needed = used.needed()
        begin = used._pieces = frozenset(word[:_PAIR] for word in needed)
        used._is_long = any(len(word) > _PAIR for word in needed)
    if begin.isdisjoint(pieces):
        return not begin
    # of a longer word only the beginning may be there
    return not used._is_long or any([word in words for word in used.needed() if word[:_PAIR] in pieces])


def _least(parsed: Any) -> list[str] | None:
    """The rarest words of which all that a parsed pattern finds holds one; None where none can be told."""
    choices = _told(parsed).choices if _tells_case(parsed) else []
    best = min(choices, key=_commonness, default=None)
    return None if best is None else _less_longer(best)


def _less_longer(words: Iterable[str]) -> list[str]:
    """Words less those that hold others of them."""
    kept: list[str] = []
    for word in sorted(words, key=lambda word: (len(word), word)):
        if not any([other in word for other in kept]):
            kept.append(word)
    return kept


def _tells_case(parsed: Any) -> bool:
    return not parsed.state.flags & re.IGNORECASE


def _commonness(words: frozenset[str]) -> float:
    """How likely it is, roughly, that one of some words stands in a text: a word is far rarer than a character."""
    return sum(_COMMON[min(len(word), len(_COMMON)) - 1] for word in words)


def _class_of(words: Sequence[str]) -> frozenset[str]:
    """A few characters of which each word holds one."""
    shared = Counter(character for word in words for character in set(word))
    kept: frozenset[str] = frozenset()
    for word in sorted(words, key=lambda word: (len(set(word)), word)):
        if kept.isdisjoint(word):
            kept |= {max(word, key=lambda character: (shared[character], -word.index(character)))}
    return kept


class _Told(NamedTuple):
    """What a part of a pattern tells of what it finds."""

    all_of_it: list[str] | None
    """All that it can find; None where that is too much to list, or has a space in it."""
    choices: list[frozenset[str]]
    """Sets of words, of each of which it cannot be without one."""


def _told(parsed: Sequence[tuple[Any, Any]]) -> _Told:
    """What the parts of a parsed pattern tell, one behind the other."""
    choices: list[frozenset[str]] = []
    run: list[str] = [""]
    listed = True
    for operation, what in parsed:
        said, within = _told_of(operation.name, what)
        if said is not None and len(run) * len(said) <= _MOST_WORDS:
            run = [before + word for before in run for word in said]
            continue
        listed = False
        if "" not in run:
            choices.append(frozenset(run))
        run = said or [""]
        if said is None:
            choices += within
    if "" not in run:
        choices.append(frozenset(run))
    return _Told(run if listed else None, choices)


def _told_of(kind: str, what: Any) -> _Told:
    """What one part tells."""
    found: list[str] | None = None
    choices: list[frozenset[str]] = []
    if kind in ("AT", "ASSERT", "ASSERT_NOT"):
        found = [""]
    elif kind == "LITERAL":
        found = [chr(what)]
    elif kind == "IN" and all([each.name == "LITERAL" for each, _ in what]):
        found = [chr(each) for _, each in what]
    elif kind in _REPEATS:
        once, within = _told(what[2])
        choices = within if what[0] > 0 else []
        if once and what[1] <= _MOST_TIMES:
            times = range(what[0], what[1] + 1)
            found = [word for number in times for word in map("".join, product(once, repeat=number))]
    elif kind == "SUBPATTERN" and not what[1]:
        found, choices = _told(what[3])
    elif kind == "BRANCH":
        branches = [_told(branch) for branch in what[1]]
        if all(branch.all_of_it for branch in branches):
            found = [word for branch in branches for word in branch.all_of_it or ()]
        if all(branch.choices for branch in branches):
            choices = [frozenset().union(*(min(branch.choices, key=_commonness) for branch in branches))]
    return _Told(found if found and len(found) <= _MOST_WORDS and not any(map(_SPACED, found)) else None, choices)
