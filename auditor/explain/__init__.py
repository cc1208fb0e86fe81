"""What would make an inconsistent figure true: six kinds of explanation, each with its odds of being a coincidence.

Arithmetic never says what happened, only what would be explained. Every search is bounded; where one stops, it says so.
"""

from auditor.explain.case import Case, Equations, Neighbourhood, case_of
from auditor.explain.elsewhere import Derived, derived, elsewhere, of_the_sum
from auditor.explain.habit import Habit, habit_of, not_excused, odd_one_out
from auditor.explain.hidden_base import hidden_base
from auditor.explain.needs import needs
from auditor.explain.other_figure import other_figure
from auditor.explain.rates import groups
from auditor.explain.search import STEPS_OF_A_CASE, Search
from auditor.explain.slip import slip
from auditor.model import DocumentResult, Explanation, Finding, Passage, Status, Verdict

__all__ = ["Equations", "explain"]


def explain(result: DocumentResult, equations: Equations, search: Search | None = None) -> DocumentResult:
    """The same result with the explanations of its findings, and the passages that one explanation covers together.

    ``equations`` gives each check's equations by name. A passage's explanations are repeated, first, in each of its findings.
    """
    wanted = [finding for finding in result.findings if _is_explained(finding.verdict)]
    if not wanted or result.reading is None:
        return result
    search = search or Search()
    document = result.reading.document
    near = Neighbourhood(result)
    habit = habit_of(result.verdicts, document)
    taken_up = derived(result.verdicts)
    # half of the steps at most, so that a document of many passages leaves some for its single figures
    passages, unsearched = _passages(result, equations, near, habit, Search(search.left // 2))
    by_verdict = {id(verdict): passage for passage in passages for verdict in passage.verdicts}
    findings: list[Finding] = []
    for finding in result.findings:
        verdict = finding.verdict
        if verdict is None or not _is_explained(verdict):
            findings.append(finding)
            continue
        passage = by_verdict.get(id(verdict))
        told = list(passage.explanations) if passage else []
        case = case_of(verdict, result, equations)
        if case is not None:
            told += _of_case(case, near, search, habit, taken_up, result, told[0].odds if told else None)
        told += odd_one_out(verdict, habit, document)
        if id(verdict) in unsearched:
            told.append(unsearched[id(verdict)])
        findings.append(finding._replace(explanations=tuple(told)))
    return result._replace(findings=tuple(findings), passages=tuple(passages))


def _is_explained(verdict: Verdict | None) -> bool:
    return verdict is not None and verdict.status in (Status.INCONSISTENT, Status.ROUNDING)


def _of_case(
    case: Case, near: Neighbourhood, search: Search, habit: Habit, taken_up: Derived, result: DocumentResult, better: float | None
) -> list[Explanation]:
    """What can be said of one inconsistent verdict, rarest coincidence first; then what it needs, and what hangs on it.

    A likelier coincidence than ``better``, the odds of what explains its whole passage, is not told.
    """
    assert result.reading is not None
    if not search.spend(STEPS_OF_A_CASE):
        found = []
    else:
        hits = [(one.odds or 0.0, one) for one in other_figure(case, near, search) + slip(case, search)]
        found = [one for odds, one in sorted(hits, key=lambda hit: hit[0]) if better is None or odds < better]
    found += of_the_sum(case, taken_up)
    found += needs(case)
    found += not_excused(case.verdict, habit, result.reading.document)
    if search.stopped:
        return [*found, Explanation("needs", "explain.stopped", {})]
    return found + elsewhere(case, near, taken_up)


def _passages(
    result: DocumentResult, equations: Equations, near: Neighbourhood, habit: Habit, search: Search
) -> tuple[list[Passage], dict[int, Explanation]]:
    """The passages that one base explains, and for the verdicts (by id) of those not searched any more, that they were not."""
    assert result.reading is not None
    passages: list[Passage] = []
    unsearched: dict[int, Explanation] = {}
    for group in groups(result, equations, near, habit.beside("")[0] == "truncates"):
        verdicts = tuple(rate.verdict for rate in group.bound if rate.verdict is not None)
        told = hidden_base(group, result.reading.document, search)
        if told:
            passages.append(Passage(verdicts, tuple(told)))
        elif search.stopped:
            unsearched.update((id(verdict), Explanation("hidden_base", "explain.stopped_bases", {})) for verdict in verdicts)
    return passages, unsearched
