"""A pattern that waits does what one of ``re`` does, and is compiled when it is first used."""

import pickle
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor.pattern import pattern

SOURCES = [r"(?P<n>[0-9]+)件", r"[\u4e00-\u9fff]+", r"a|b", r"(?:办结|受理)(\d*)"]


@given(st.sampled_from(SOURCES), st.text(alphabet="0123件办结受理ab "))
def test_it_finds_what_re_finds(source: str, text: str) -> None:
    mine, theirs = pattern(source), re.compile(source)
    assert [found.span() for found in mine.finditer(text)] == [found.span() for found in theirs.finditer(text)]
    assert mine.findall(text) == theirs.findall(text)
    assert mine.sub("-", text) == theirs.sub("-", text)
    assert mine.split(text) == theirs.split(text)
    for name in ("search", "match", "fullmatch"):
        one, other = getattr(mine, name)(text), getattr(theirs, name)(text)
        assert (one and one.groupdict()) == (other and other.groupdict())
    assert (mine.pattern, mine.flags, mine.groups, mine.groupindex) == (source, theirs.flags, theirs.groups, theirs.groupindex)


def test_it_is_compiled_at_its_first_use_and_once(monkeypatch: pytest.MonkeyPatch) -> None:
    compiled: list[str] = []
    compile_ = re.compile

    def compiling(source: str, flags: int = 0) -> "re.Pattern[str]":
        compiled.append(source)
        return compile_(source, flags)

    monkeypatch.setattr("auditor.pattern.re.compile", compiling)
    one = pattern("甲+", re.MULTILINE)
    again = pickle.loads(pickle.dumps(one))
    assert compiled == []
    assert one.search("甲甲")
    assert one.match("甲")
    assert compiled == ["甲+"]
    assert again.flags & re.MULTILINE


def test_a_wrong_one_is_refused_when_it_is_used_and_nothing_else_is_offered() -> None:
    wrong = pattern("(")
    with pytest.raises(re.error):
        wrong.search("x")
    with pytest.raises(AttributeError):
        _ = pattern("x").no_such_thing  # type: ignore[attr-defined]
