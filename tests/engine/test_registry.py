"""The registry: every bundle comes through the same door, and nothing goes missing in silence."""

from pathlib import Path

import pytest

from auditor.check import Bundle, Check
from auditor.entry_points import EntryPoint
from auditor.registry import build, from_entry_points, installed


def check(check_id: str, equation: str = "rate = part / whole") -> Check:
    return Check(check_id, (), {"one": equation}, construction=lambda passage, phrasing: ())


def entry(folder: Path, monkeypatch: pytest.MonkeyPatch, name: str, source: str) -> EntryPoint:
    (folder / f"{name}.py").write_text(source, "utf-8")
    monkeypatch.syspath_prepend(folder)
    return EntryPoint(name, f"{name}:CHECKS")


def test_the_built_in_checks_come_through_the_entry_point() -> None:
    registry = installed()
    assert registry.faults == ()
    assert {"share", "total"} <= set(registry.ids)
    assert registry.packages[0] == "auditor_checks"


def test_a_bundle_that_raises_on_import_is_a_fault(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    bad = entry(tmp_path, monkeypatch, "bundle_that_raises", "raise RuntimeError('no licence')")
    good = EntryPoint("builtin", "auditor_checks:CHECKS")
    registry = from_entry_points([bad, good])
    assert "share" in registry.ids
    (fault,) = registry.faults
    assert (fault.kind, fault.message_id) == ("bundle", "fault.bundle")
    assert fault.arguments["bundle"] == "bundle_that_raises"
    assert fault.arguments["cause"] == "RuntimeError: no licence"


@pytest.mark.parametrize("value", ["auditor_checks:NOTHING", "no_such_module_at_all:CHECKS", "auditor:__version__"])
def test_an_entry_that_names_no_bundle_is_a_fault(value: str) -> None:
    (fault,) = from_entry_points([EntryPoint("mine", value)]).faults
    assert fault.arguments["value"] == value


def test_entry_points_are_those_that_importlib_finds() -> None:
    from importlib import metadata

    from auditor.entry_points import entry_points

    for group in metadata.entry_points().groups:
        known = sorted((one.name, one.value.partition("[")[0].strip()) for one in metadata.entry_points(group=group))
        assert [tuple(one) for one in entry_points(group)] == known


def test_an_entry_point_in_an_archive_is_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import zipfile

    from auditor.entry_points import entry_points

    with zipfile.ZipFile(tmp_path / "mine.zip", "w") as archive:
        archive.writestr("mine-1.0.dist-info/METADATA", "Metadata-Version: 2.1\nName: mine\nVersion: 1.0\n")
        archive.writestr("mine-1.0.dist-info/entry_points.txt", "[auditor.checks]\nmine = mine_checks:CHECKS\n")
    monkeypatch.syspath_prepend(tmp_path / "mine.zip")
    assert EntryPoint("mine", "mine_checks:CHECKS") in entry_points("auditor.checks")


def test_two_checks_of_one_id_are_a_fault_and_the_first_stays() -> None:
    first = check("mine")
    registry = build([("a", Bundle((first,), "a")), ("b", Bundle((check("mine"),), "b"))])
    assert registry.checks == (first,)
    assert [fault.arguments["bundle"] for fault in registry.faults] == ["b"]


@pytest.mark.parametrize(
    "equation", ["rate part / whole", "rate = part / part", "rate = part ** whole", "rate = f(part)", "rate = 0.5 * part"]
)
def test_an_equation_that_cannot_be_compiled_is_a_fault(equation: str) -> None:
    registry = build([("a", Bundle((check("mine", equation),), "a"))])
    assert registry.checks == ()
    assert [fault.check for fault in registry.faults] == ["mine"]


@pytest.mark.parametrize("check_id", ["", "Share", "a-b", "1x", "a b"])
def test_an_id_that_is_no_name_is_a_fault(check_id: str) -> None:
    assert len(build([("a", Bundle((check(check_id),), "a"))]).faults) == 1


def test_checks_are_chosen_by_id_in_their_own_order() -> None:
    registry = build([("a", Bundle((check("one"), check("two"), check("three")), "a"))])
    assert [one.id for one in registry.selected(("three", "one"), ())] == ["one", "three"]
    assert [one.id for one in registry.selected((), ("two",))] == ["one", "three"]
    with pytest.raises(KeyError, match="tow"):
        registry.selected((), ("tow",))
