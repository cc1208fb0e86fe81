"""habit: how the document rounds, learnt from its own figures, and what its own declaration can excuse."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from auditor.explain.words import printed, quoted
from auditor.model import Document, Explanation, Figure, Status, Verdict

_DECLARATION = re.compile(
    r"因四舍五入|由于四舍五入|四舍五入的?(?:原因|关系|缘故)|因(?:小数|尾数)?(?:进位|取舍)"
    r"|(?:due to|because of) rounding|may not (?:add|sum)",
    re.IGNORECASE,
)  # example: 部分数据因四舍五入，与分项合计略有差异
_LEAST = 2
"""From this many telling figures on a habit is called one."""


@dataclass(frozen=True, slots=True)
class Habit:
    """How many figures of a document tell that it rounds, cuts off or rounds up; and whether it declares to have rounded."""

    rounded: int = 0
    truncated: int = 0
    raised: int = 0
    declared: bool = False

    def beside(self, did: str) -> tuple[str, int]:
        """What the others do where one figure did ``did``: ``rounds``, ``truncates`` or ``raises``, and how many show it.

        Empty where too few others tell, or more than one in four of them tells otherwise.
        """
        counts = {"rounds": self.rounded, "truncates": self.truncated, "raises": self.raised}
        if did in counts:
            counts[did] = max(0, counts[did] - 1)
        first = max(counts, key=lambda name: counts[name])
        most = counts[first]
        return (first, most) if most >= _LEAST and 4 * (sum(counts.values()) - most) <= most else ("", 0)


def telling(stated: Figure, value: Fraction) -> str:
    """Which one policy of rounding an exact value and the figure printed for it show; empty where they show none.

    82.5581 printed 82.6 shows that it was rounded or raised, so nothing alone; 82.5581 printed 82.5 that it was cut off;
    82.5281 printed 82.5 that it was not raised, and again no more.
    """
    step, given = stated.step, stated.value
    if step == 0 or stated.hedge != "none" or value < 0:
        return ""
    scaled = value / step
    floor = scaled.numerator // scaled.denominator
    exact = scaled.denominator == 1
    up = scaled - floor > Fraction(1, 2)
    down = scaled - floor < Fraction(1, 2)
    printed_steps = given / step
    if exact or not (up or down):
        return ""
    if up and printed_steps == floor:
        return "truncates"
    if down and printed_steps == floor + 1:
        return "raises"
    if up and printed_steps == floor + 1:
        return "rounds_up"
    return "rounds_down" if down and printed_steps == floor else ""


def habit_of(verdicts: Sequence[Verdict], document: Document) -> Habit:
    """The habit that the verdicts of a document show.

    A figure rounded up where its digits ask for it refutes cutting off, one rounded down refutes raising: rounding is what is
    left, so each of them counts for it, but the habit of rounding needs one of the first sort.
    """
    seen = {"truncates": 0, "raises": 0, "rounds_up": 0, "rounds_down": 0}
    for verdict in verdicts:
        if verdict.status in (Status.CONSISTENT, Status.ROUNDING) and verdict.derivation is not None:
            computed = verdict.derivation.computed
            if computed.is_exact and computed.low is not None:
                told = telling(verdict.claim.stated, computed.low)
                if told:
                    seen[told] += 1
    rounded, truncated, raised = seen["rounds_up"], seen["truncates"], seen["raises"]
    if raised and not seen["rounds_down"]:
        # nothing was ever rounded down: what looks like rounding up is raising
        raised, rounded = raised + rounded, 0
    return Habit(rounded, truncated, raised, _DECLARATION.search(document.text) is not None)


def odd_one_out(verdict: Verdict, habit: Habit, document: Document) -> list[Explanation]:
    """For a verdict that only rounding explains: whether the document does so elsewhere, and what its declaration covers."""
    if verdict.status is not Status.ROUNDING or verdict.derivation is None or verdict.claim.stated.hedge != "none":
        return []
    stated, computed = verdict.claim.stated, verdict.derivation.computed
    value = computed.low
    if value is None or computed.high is None:
        return []
    did = telling(stated, value) if computed.is_exact else ""
    twice = _rounded_twice(stated, value) if computed.is_exact else ""
    policy, count = habit.beside(did)
    arguments: dict[str, str | int] = {
        "figure": quoted(document.text, stated, document.language),
        "value": verdict.derivation.shown,
        "count": count,
    }
    explanations: list[Explanation] = []
    if twice:
        explanations.append(Explanation("slip", "explain.slip.rounded_twice", {**arguments, "between": twice}, (stated,)))
    if policy and did in ("truncates", "raises"):
        message = "same" if policy == did else f"odd_{policy}"
        explanations.append(Explanation("habit", f"explain.habit.{message}", arguments, (stated,)))
    if habit.declared:
        explanations.append(Explanation("habit", "explain.habit.declared", arguments, (stated,)))
    return explanations


def not_excused(verdict: Verdict, habit: Habit, document: Document) -> list[Explanation]:
    """For an inconsistent verdict of a document that declares to have rounded: that its declaration does not reach so far."""
    if not habit.declared or verdict.derivation is None or verdict.status is not Status.INCONSISTENT:
        return []
    computed = verdict.derivation.computed
    if computed.low is None or computed.high is None:
        return []
    exact = computed.is_exact and verdict.claim.stated.step == 0
    arguments: dict[str, str | int] = {
        "figure": printed(document.text, verdict.claim.stated),
        "low": _plain(computed.low),
        "high": _plain(computed.high),
    }
    sort = "counts_do_not_round" if exact else "not_excused"
    return [Explanation("habit", f"explain.habit.{sort}", arguments, (verdict.claim.stated,))]


def _rounded_twice(stated: Figure, value: Fraction) -> str:
    """The value rounded to one place more, where rounding that again gives the stated figure and rounding once does not."""
    step = stated.step
    if step == 0 or _nearest(value / step) == stated.value / step:
        return ""
    for more in (1, 2):
        between = _nearest(value / step * 10**more)
        if _nearest(Fraction(between, 10**more)) == stated.value / step:
            return _plain(between * step / 10**more)
    return ""


def _nearest(value: Fraction) -> int:
    """The nearest whole number, halves upwards."""
    return (2 * value.numerator + value.denominator) // (2 * value.denominator)


def _plain(value: Fraction) -> str:
    """A number in as many decimals as it needs, at most four."""
    scaled = _nearest(value * 10**4)
    text = f"{scaled // 10**4}.{scaled % 10**4:04d}" if scaled >= 0 else f"-{-scaled // 10**4}.{-scaled % 10**4:04d}"
    return text.rstrip("0").rstrip(".")
