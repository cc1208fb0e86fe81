"""A pattern that waits does what one of ``re`` does, and is compiled when it is first used."""

import pickle
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor.lang.zh.grammar import GRAMMAR
from auditor.pattern import compiler, ends_of, may_be_in, pattern, pieces_of, sieve_of
from auditor_checks import CHECKS

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

    def compiling(source: str, flags: int = 0, parsed: object = None) -> "re.Pattern[str]":
        compiled.append(source)
        return compile_(source, flags)

    monkeypatch.setattr("auditor.pattern.compiler", lambda: compiling)
    one = pattern("甲+", re.MULTILINE)
    again = pickle.loads(pickle.dumps(one))
    assert compiled == []
    assert one.search("甲甲")
    assert one.match("甲")
    assert compiled == ["甲+"]
    assert again.flags & re.MULTILINE


@pytest.mark.parametrize("flags", [0, re.IGNORECASE, re.MULTILINE | re.DOTALL])
def test_the_compiler_of_ours_makes_what_that_of_re_makes(flags: int) -> None:
    sources = [one.pattern for one in (*GRAMMATICAL, *PHRASED)]
    sources += [
        r"[\u4e00-\u9fff]",
        r"[^\u4e00-\u9fff]",
        r"[\u4e00-\u9fffa-z]",
        r"[^\u4e00-\u9fff\s]",
        "[\u4e00-\U0002a6df]",
        "[a-c]",
        "[甲乙丙]",
        "[^乙甲乙丁丂七A-Zb]",
        "[一丁丂]",
        "[\ue000\uffff甲\xff\u0100]",
        "[甲乙丙\U0002a6df]",
    ]
    for source in sources:
        assert compiler()(source, flags) == re.compile(source, flags), source  # equal patterns have equal code


def test_a_wrong_one_is_refused_when_it_is_used_and_nothing_else_is_offered() -> None:
    wrong = pattern("(")
    with pytest.raises(re.error):
        wrong.search("x")
    with pytest.raises(AttributeError):
        _ = pattern("x").no_such_thing  # type: ignore[attr-defined]


GRAMMATICAL = [one for one in vars(GRAMMAR).values() if hasattr(one, "search")]
PHRASED = [pattern(words) for check in CHECKS.checks for said in check.phrasing.values() for words in said.words.values()]
SEEDS = "".join(file.read_text(encoding="utf-8") for file in sorted((Path(__file__).parents[2] / "seeds").glob("*.txt")))
CLAUSES = sorted({clause for clause in re.split(r"[，。；、（）\s]|(?<=[0-9.%])(?=[^0-9.%])", SEEDS) if clause})


@pytest.mark.parametrize("one", [*GRAMMATICAL, *PHRASED], ids=lambda one: one.pattern[:40])
def test_what_a_pattern_finds_ends_as_it_may_and_holds_what_it_must(one: re.Pattern[str]) -> None:
    ends, sieve = ends_of(one), sieve_of(one)
    for clause in CLAUSES:
        found = [clause[: match.end()] for match in (one.search(clause),) if match]
        for words in (clause, *found):
            if one.search(words):
                assert words[-1:] in ends
                assert sieve.search(words)
                assert may_be_in(one, words, pieces_of(words))


@pytest.mark.parametrize(
    ("source", "ends"),
    [
        (r"(?:增加|减(?:少)?)(?:了|约)?$", "加减少了约"),
        (r"第$|前$", "第前"),
        (r"[多少]+$", "多少"),
        (r"(?<![疗术])前$", "前"),
    ],
)
def test_the_ends_of_a_pattern_are_told_from_its_words(source: str, ends: str) -> None:
    assert ends_of(pattern(source)) == frozenset(ends) | {"\n"}


@pytest.mark.parametrize("source", ["增加", "增加.{0,2}$", "(?:增加)?$", "增加$|减少", "[^年]$", "(?i)up$", "(?i:up)$", "$", ""])
def test_a_pattern_that_may_end_in_anything_is_always_tried(source: str) -> None:
    assert "何" in ends_of(pattern(source))


@pytest.mark.parametrize(
    ("source", "held"),
    [
        ("其余|剩余|余下", "余"),
        (r"(?:上年|去年)(?:同期)?|.{0,4}年末", "年"),
        (r"(?:升|降)[到至](?:了)?", "升降"),
        (r"(?:增加|减少)*的", "的"),
    ],
)
def test_what_a_pattern_cannot_be_without_is_told_from_its_words(source: str, held: str) -> None:
    sieve = sieve_of(pattern(source))
    assert set(sieve.pattern.strip("[]")) == set(held)


@pytest.mark.parametrize(
    ("source", "held", "lacked"),
    [
        ("其余|剩余", "其余的", "其他剩下"),
        (r"(?:尚|仍)有|还余", "仍有", "仍余"),
        (r"净(?:增|减)?(?:额|值)", "净值", "净增"),
        (r"[\u4e00-\u9fff]{0,6}(?:占|达)比.*", "占比", "占的"),
        (r"总\s?数", "总 数", "其中"),
        (r"\x20?的|\u4e00二", "的", "2x0三"),
        (r"[（(\[]甲{2,}|(?>乙+?)丙", "(甲甲", "(丙"),
        (r"(?<=年)甲(?!丙|丁)乙{1,2}(?:同比){0}", "年甲乙", "年丙丁同比"),
        (r"(?P<一>甲|乙(?:丙|丁)?)戊(?P=一)?", "乙丁戊", "乙丁"),
        (r"^(?:[^年]{0,3}|甲*)[、-]+$", "甲、", "甲"),
    ],
)
def test_words_that_hold_nothing_of_what_a_pattern_needs_need_no_search(source: str, held: str, lacked: str) -> None:
    one = pattern(source)
    assert one.search(held)
    said = "".join(held.split())
    assert may_be_in(one, said, pieces_of(said))
    assert not may_be_in(one, lacked, pieces_of(lacked))


@pytest.mark.parametrize(
    "source",
    [
        "",
        "(?:增加)?",
        "增加|.",
        "[0-9]+",
        "(?i)up",
        "(?i:up)",
        "(?!年)",
        "(?#年)",
        r"\d{4}|年",
        "甲{0}",
        "(?:甲|乙?)丙*",
        r"\x20?",
    ],
)
def test_a_pattern_that_can_be_without_everything_is_always_tried(source: str) -> None:
    assert sieve_of(pattern(source)).search("")
