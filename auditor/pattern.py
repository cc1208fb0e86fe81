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
_STRETCH = 256
"""So many characters a compiled class tells together; so many such stretches are the plane that nearly all characters are of."""
_PATIENCE = 30
"""How often words are asked for what a pattern needs before it is compiled all the same: compiled, it says so sooner."""
_NOTHING = re.compile(r"(?!)")
_MOST_WORDS = 64
"""So many words at most are told that a pattern cannot be without, or that a part of it may find."""
_MOST_TIMES = 2
_COMMON = {1: 100, 2: 10}
_RARE = 3
"""How common a character, a word of two and a longer one are beside each other."""
_REPEATS = ("MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT")
_PAIR = 2
"""So many characters of a word are looked for among the pieces of a text."""
_TELL_NOTHING = re.IGNORECASE | re.VERBOSE
"""Flags of a pattern whose source is not what it finds."""
_LETTER = r"[^\s\\\[\](){}|?*+.^$]"
_TIMES = r"(?:[*+?]|\{[0-9]+(?:,[0-9]*)?\}|\{,[0-9]+\})"
_PIECE = re.compile(
    rf"({_LETTER}+)(?!{_TIMES})"
    rf"|(?:\((?:\?:)?({_LETTER}+(?:\|{_LETTER}+)*)\)"
    rf"|({_LETTER}|\\[^\sA-Za-z0-9])"
    r"|\[(-?[^\s\\\[\]^-]+-?)\]"
    r"|(\s|\.|\[\^?\]?(?:\\.|[^\\\]])*\]|\\(?:x..|u....|U.{8}|[0-9]+|[^AbBZ])|\(\?P=\w+\))"
    r"|(\))"
    rf")({_TIMES}[+?]?)?"
    r"|(\((?!\?)|\(\?(?:P<\w+>|[:>]|<?[=!]))"
    rf"|([|^$]|\\[AbBZ])(?!{_TIMES})"
    r"|(.)",
    re.DOTALL,
)
"""A piece of a pattern's source: words; a bracket of words, a character, one of several, what may be anything, the end of a
bracket, with how often it stands; the beginning of a bracket; a mark without width or between branches; what is not known."""


def _plainly(source: str, flags: int) -> re.Pattern[str]:
    return re.compile(source, flags)


@cache
def compiler() -> Callable[..., Any]:
    """What compiles a source with flags.

    It is that of ``re``, in a copy of its module of our own that compiles each class of characters once, and does not walk
    through its ranges.

    Up to Python 3.12 that was more than half of all compiling: most patterns here have a class of 20,992 characters. Later
    versions are left alone: this knows the insides of those only.
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
            simple = all([kind in (own.LITERAL, own.RANGE, own.NEGATE) for kind, _ in charset])
            known[key] = (_characters(own, charset) if simple else None) or thorough(charset)
        return known[key]

    own._optimize_charset = optimized
    return lambda source, flags: own.compile(source, int(flags))


def _characters(own: Any, charset: list[Any]) -> tuple[list[Any], bool] | None:
    """What ``_optimize_charset`` makes of a class of characters and ranges; None where all are Latin, or one is very rare.

    That is up to two runs of neighbours; or else, for each 256 characters, the number of the bits that say which of them it is.
    """
    ends = sorted([(told, told) if kind is own.LITERAL else told for kind, told in charset if kind is not own.NEGATE])
    runs: list[tuple[int, int]] = []
    for first, last in ends:
        if runs and first <= runs[-1][1] + 1:
            begun, ended = runs.pop()
            runs.append((begun, max(last, ended)))
        else:
            runs.append((first, last))
    if not runs or not _STRETCH <= runs[-1][1] < _STRETCH * _STRETCH:
        return None
    out: list[Any] = [one for one in charset if one[0] is own.NEGATE]
    if len(runs) <= 2:
        out += [(own.LITERAL, first) if first == last else (own.RANGE, (first, last)) for first, last in runs]
        return (out if len(out) < len(charset) else charset), False
    held = bytearray(_STRETCH * _STRETCH)
    stretches = [bytes(_STRETCH)] * _STRETCH
    for first, last in runs:
        held[first : last + 1] = b"\1" * (last + 1 - first)
    for one in {one for first, last in runs for one in range(first // _STRETCH, last // _STRETCH + 1)}:
        stretches[one] = bytes(held[one * _STRETCH : (one + 1) * _STRETCH])
    numbers: dict[bytes, int] = {}
    numbered = bytes([numbers.setdefault(stretch, len(numbers)) for stretch in stretches])
    bits = own._mk_bitmap(b"".join(numbers))
    return [*out, (own.BIGCHARSET, [len(numbers), *own._bytes_to_codes(numbered), *bits])], False


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

    def needed(self) -> Sequence[str]:
        """Words of which all that it finds holds one; none where none can be told."""
        if self._needed is None:
            self._needed = () if int(self._flags) & _TELL_NOTHING else _least(self.pattern)
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

    def _compiled(self) -> Any:
        if type(self) is _Waiting:
            compiled = compiler()(self.pattern, self._flags)
            for one in (*_METHODS, *_FACTS):
                setattr(self, one, getattr(compiled, one))
            self.__class__ = _Used  # type: ignore[assignment]
        return self

    def _for(self, words: str) -> Any:
        if self._times < _PATIENCE:
            self._times += 1
            needed = self.needed()
            for one in needed:
                if one in words:
                    break
            else:
                if needed:
                    return _NOTHING
        return self._compiled()

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


def _least(source: str) -> list[str]:
    """The rarest words of which all that a pattern finds holds one; none where none can be told."""
    told = _told(source)
    return _less_longer(_rarest(told.choices)) if told.choices else []


def _rarest(choices: list[frozenset[str]]) -> frozenset[str]:
    return choices[0] if len(choices) == 1 else min(choices, key=_commonness)


def _less_longer(words: Iterable[str]) -> list[str]:
    """Words less those that hold others of them."""
    kept: list[str] = []
    shorter: list[str] = []
    for word in sorted(sorted(words), key=len):
        if kept and len(word) > len(kept[-1]):
            shorter = kept.copy()
        if not any([other in word for other in shorter]):
            kept.append(word)
    return kept


def _commonness(words: frozenset[str]) -> int:
    """How likely it is, roughly, that one of some words stands in a text: a word is far rarer than a character."""
    return sum([_COMMON.get(len(word), _RARE) for word in words])


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


_ANYTHING, _NO_WIDTH = _Told(None, []), _Told([""], [])


class _Row:
    """Parts of a pattern, one behind the other, and what they tell together."""

    def __init__(self) -> None:
        self._run: list[str] = [""]
        self._is_all = True
        self._choices: list[frozenset[str]] = []

    def add(self, part: _Told) -> None:
        said, within = part
        if said is not None and len(self._run) * len(said) <= _MOST_WORDS:
            self._run = [before + word for before in self._run for word in said]
            return
        self._end()
        self._run = said or [""]
        if said is None:
            self._choices += within

    def _end(self) -> None:
        self._is_all = False
        if "" not in self._run:
            self._choices.append(frozenset(self._run))

    def told(self) -> _Told:
        found = self._run if self._is_all else None
        self._end()
        return _Told(found, self._choices)


def _told(source: str) -> _Told:
    """What the source of a pattern tells, read piece by piece: the parser of ``re`` takes several times as long."""
    around: list[tuple[str, list[_Told], _Row]] = []
    branches: list[_Told] = []
    row = _Row()
    for words, either, letter, letters, anything, close, times, begin, mark, unknown in _PIECE.findall(source):
        if words:
            row.add(_one_of([words], ""))
        elif either:
            row.add(_one_of(either.split("|"), times))
        elif letter or letters:
            row.add(_one_of([*(letters or letter[-1])], times))
        elif anything:
            row.add(_ANYTHING)
        elif begin:
            around.append((begin, branches, row))
            branches, row = [], _Row()
        elif close and around:
            within = _branched([*branches, row.told()])
            begin, branches, row = around.pop()
            row.add(_repeated(_NO_WIDTH if begin[-1] in "=!" else within, times))
        elif mark == "|":
            branches.append(row.told())
            row = _Row()
        elif close or unknown:
            return _ANYTHING
    return _ANYTHING if around else _branched([*branches, row.told()])


def _one_of(words: list[str], times: str) -> _Told:
    """What is told by one of some words; where they can be listed, the row that they stand in makes choices of them."""
    if len(words) > _MOST_WORDS:
        return _repeated(_Told(None, [frozenset(words)]), times)
    return _repeated(_Told(words, [frozenset(words)]), times) if times else _Told(words, [])


def _branched(branches: list[_Told]) -> _Told:
    """What is told by branches, one of which is found."""
    if len(branches) == 1:
        return branches[0]
    found: list[str] | None = None
    choices: list[frozenset[str]] = []
    if all([branch.all_of_it for branch in branches]):
        found = [word for branch in branches for word in branch.all_of_it or ()]
    if all([branch.choices for branch in branches]):
        choices = [frozenset().union(*[_rarest(branch.choices) for branch in branches])]
    return _Told(found if found and len(found) <= _MOST_WORDS else None, choices)


def _repeated(part: _Told, times: str) -> _Told:
    """What a part tells that stands as often as ``times`` says: nothing, or as in ``?``, ``*``, ``+``, ``{2,3}``."""
    if not times:
        return part
    low, comma, high = {"?": "0,1", "*": "0,", "+": "1,"}.get(times[0], times.strip("{}+?")).partition(",")
    least = int(low or 0)
    found: list[str] | None = None
    if part.all_of_it and (high or not comma) and int(high or low) <= _MOST_TIMES:
        numbers = range(least, int(high or low) + 1)
        found = [word for number in numbers for word in map("".join, product(part.all_of_it, repeat=number))]
    return _Told(found if found and len(found) <= _MOST_WORDS else None, part.choices if least else [])
