"""pytest --audit: one item a document, a fixture, and nothing at all when off."""

import pytest

WRONG = "全年受理申请400件，办结380件，办结率93%。\n"
RIGHT = "全年受理申请400件，办结380件，办结率95%。\n"
CUT_OFF = "全年受理申请86件，办结71件，办结率82.5%。\n"


@pytest.fixture
def project(pytester: pytest.Pytester) -> pytest.Pytester:
    """A project with two reports and a test of its own."""
    pytester.makepyfile(test_own="def test_own() -> None:\n    pass\n")
    folder = pytester.mkdir("reports")
    (folder / "right.txt").write_text(RIGHT, "utf-8")
    (folder / "wrong.txt").write_text(WRONG, "utf-8")
    (folder / "picture.png").write_bytes(b"\x89PNG")
    return pytester


def test_off_unless_asked(project: pytest.Pytester) -> None:
    project.runpytest_inprocess().assert_outcomes(passed=1)


def test_one_item_a_document_that_fails_with_the_terminal_finding(project: pytest.Pytester) -> None:
    result = project.runpytest_inprocess("--audit", "reports", "-v")
    result.assert_outcomes(passed=2, failed=1)
    result.stdout.fnmatch_lines(["*reports/right.txt::audit PASSED*", "*reports/wrong.txt::audit FAILED*"])
    result.stdout.fnmatch_lines(["*93%*", "*^^^*", "*380件 ÷ 400件 = 95.00%*"])
    result.stdout.no_fnmatch_line("*Traceback*")


def test_the_ini_file_may_ask_for_it(project: pytest.Pytester) -> None:
    project.makeini("[pytest]\naudit_paths = reports/right.txt\n")
    project.runpytest_inprocess().assert_outcomes(passed=2)
    project.runpytest_inprocess("--audit", "reports/wrong.txt").assert_outcomes(passed=1, failed=1)


def test_documents_are_chosen_by_k_as_tests_are(project: pytest.Pytester) -> None:
    project.runpytest_inprocess("--audit", "reports", "-k", "right").assert_outcomes(passed=1, deselected=2)


def test_the_severity_that_fails_may_be_set(project: pytest.Pytester) -> None:
    (project.path / "reports" / "wrong.txt").write_text(CUT_OFF, "utf-8")
    project.runpytest_inprocess("--audit", "reports").assert_outcomes(passed=3)
    project.runpytest_inprocess("--audit", "reports", "--audit-fail-on", "note").assert_outcomes(passed=2, failed=1)


def test_a_document_that_cannot_be_read_fails(project: pytest.Pytester) -> None:
    (project.path / "reports" / "wrong.txt").write_bytes(b"\x00\x01\x02")
    result = project.runpytest_inprocess("--audit", "reports", "--audit-fail-on", "never")
    result.assert_outcomes(passed=2, failed=1)
    result.stdout.fnmatch_lines(["*reports/wrong.txt*"])


def test_a_missing_path_and_a_wrong_setting_are_usage_errors(project: pytest.Pytester) -> None:
    result = project.runpytest_inprocess("--audit", "nowhere")
    assert result.ret == pytest.ExitCode.USAGE_ERROR
    result.stderr.fnmatch_lines(["*nowhere*"])
    (project.path / "auditor.toml").write_text("fail-onn = 1", "utf-8")
    result = project.runpytest_inprocess("--audit", "reports")
    assert result.ret == pytest.ExitCode.USAGE_ERROR
    result.stderr.fnmatch_lines(["*fail-on*"])


def test_the_fixture_audits_paths(project: pytest.Pytester) -> None:
    project.makepyfile(
        test_reports="""
        import pytest

        def test_right(audit_report):
            assert audit_report("reports/right.txt").clean

        def test_wrong(audit_report):
            assert audit_report("reports").clean

        def test_missing(audit_report):
            with pytest.raises(FileNotFoundError):
                audit_report("nowhere")
        """
    )
    result = project.runpytest_inprocess("test_reports.py")
    result.assert_outcomes(passed=2, failed=1)
    result.stdout.fnmatch_lines(["*Report of 2 documents: reports/wrong.txt: error share 380件*"])


def test_a_project_with_packages_of_our_names_is_left_alone(project: pytest.Pytester) -> None:
    for package in ("checks", "auditor_tests"):
        folder = project.mkpydir(package)
        (folder / "conftest.py").write_text("raise RuntimeError('imported')" if package == "checks" else "", "utf-8")
    (project.path / "checks" / "a.txt").write_text(RIGHT, "utf-8")
    result = project.runpytest_inprocess("--audit", "checks", "test_own.py")
    result.assert_outcomes(passed=2)


def test_the_plugin_imports_nothing_of_the_engine_when_off(project: pytest.Pytester) -> None:
    project.makepyfile(
        test_own="""
        import sys

        def test_own():
            assert [name for name in sys.modules if name.startswith("auditor.")] == ["auditor.pytest_plugin"]
        """
    )
    project.runpytest_subprocess("-p", "no:hypothesispytest").assert_outcomes(passed=1)


def test_documents_are_audited_by_workers_too(project: pytest.Pytester) -> None:
    pytest.importorskip("xdist")
    project.runpytest_subprocess("-n", "1", "-p", "no:hypothesispytest", "--audit", "reports").assert_outcomes(passed=2, failed=1)
