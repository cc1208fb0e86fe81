"""What is said of one inconsistent figure: needs, other figures, slips, habit, elsewhere; in words that both languages have."""

import random
import re
import string
import sys
import tomllib
from fractions import Fraction
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import auditor
from auditor.derive import compile_equation
from auditor.explain import digits, explain
from auditor.explain.habit import Habit, telling
from auditor.explain.search import ODDS_LIMIT
from auditor.explain.words import printed, quoted
from auditor.model import Candidate, Claim, DocumentResult, Explanation, Figure, Operand, Status

PACKAGE = Path(auditor.__file__).parent
EQUATIONS = {
    "share": {"share": "rate = part / whole"},
    "growth": {"growth": "rate = new / old - 1"},
    "total": {"total": "total = sum(parts)"},
    "points": {"points": "points = new - old"},
}


def bench() -> ModuleType:
    """bench/explaining.py, for its drafts of texts."""
    if "explaining" not in sys.modules:
        spec = spec_from_file_location("explaining", Path(__file__).parents[2] / "bench" / "explaining.py")
        assert spec is not None and spec.loader is not None
        module = module_from_spec(spec)
        sys.modules["explaining"] = module
        spec.loader.exec_module(module)
    return sys.modules["explaining"]


drawing = bench()


def share(whole: int, part: int, rate: int, decimals: int = 2, before: str = "", after: str = "") -> DocumentResult:
    """收到 whole, 采纳 part, 采纳率 rate, with words before and after."""
    draft = drawing.Draft()
    draft.say(before)
    given_whole, given_part = draft.count("收到", whole), draft.count("，采纳", part)
    draft.share(draft.rate("，采纳率", rate, decimals), given_part, given_whole)
    draft.say(after)
    result: DocumentResult = draft.result(EQUATIONS)
    return result


def two_levels(check: str, new: Figure, old: Figure, stated: Figure) -> Claim:
    return Claim(check, stated, (Candidate(check, (Operand("new", (new,)), Operand("old", (old,)))),))


def told(result: DocumentResult, place: int = 0) -> list[Explanation]:
    """The explanations of a finding; every result of this module passes here, so that each is rendered in both languages."""
    explained = explain(result, EQUATIONS)
    for finding in explained.findings:
        for explanation in finding.explanations:
            for language in ("zh", "en"):
                assert "{" not in sentence(explanation, language)
    return list(explained.findings[place].explanations)


def messages(language: str) -> dict[str, str]:
    found: dict[str, str] = {}

    def flatten(table: dict[str, object], name: str) -> None:
        for key, value in table.items():
            if isinstance(value, dict):
                flatten(value, f"{name}{key}.")
            else:
                found[f"{name}{key}"] = str(value)

    flatten(tomllib.loads((PACKAGE / "messages" / f"explain.{language}.toml").read_text("utf-8")), "")
    return found


def sentence(explanation: Explanation, language: str = "zh") -> str:
    return messages(language)[explanation.message_id].format(**explanation.arguments)


def of_kind(explanations: list[Explanation], kind: str) -> list[str]:
    return [one.message_id.rpartition(".")[2] for one in explanations if one.kind == kind]


# ------------------------------------------------------------------------------------------------------ needs


def test_no_whole_number_of_26_gives_37_point_5_and_9_is_that_of_24() -> None:
    one, none = [one for one in told(share(26, 9, 375, 1)) if one.kind == "needs"]
    assert sentence(one) == "若37.5%与9件无误，“收到26件”应为24件（9件 ÷ 37.5% = 23.97–24.03）。"
    assert sentence(none) == "若26件无误，“采纳9件”改成任何整数都得不出37.5%（37.5% × 26件 = 9.74–9.76）。"
    assert one.odds == pytest.approx(9 / 0.3745 - 9 / 0.3755)


@given(whole=st.integers(2, 400), part=st.integers(1, 400), rate=st.integers(1, 999), decimals=st.integers(0, 2))
def test_needs_names_exactly_the_whole_numbers_that_would_serve(whole: int, part: int, rate: int, decimals: int) -> None:
    result = share(max(whole, part), min(whole, part), rate, decimals)
    stated = result.verdicts[0].claim.stated
    if result.verdicts[0].status is not Status.INCONSISTENT:
        return
    low, high = (stated.range.low or 0) / Fraction(100), (stated.range.high or 0) / Fraction(100)
    whole = max(whole, part)
    for explanation in told(result):
        if explanation.kind != "needs" or not str(explanation.arguments["operand"]).startswith("采纳"):
            continue
        serving = [number for number in range(0, 11 * whole) if low * whole <= number <= high * whole]
        said = " ".join(str(explanation.arguments.get(name, "")) for name in ("value", "values", "first", "last"))
        named = [int(number) for number in re.findall(r"\d+", said)]
        assert named == (serving if len(serving) <= 3 else [serving[0], serving[-1]])


def test_the_working_of_a_fall_keeps_its_sign() -> None:
    draft = drawing.Draft()
    new, old = draft.count("今年", 300), draft.count("，上年", 400)
    claim = two_levels("growth", new, old, draft.rate("，下降", 200, 1))
    draft.claims.append(Claim(claim.check, claim.stated, claim.candidates, negated=True))
    workings = [one.arguments["working"] for one in told(draft.result(EQUATIONS)) if one.kind == "needs"]
    assert workings == ["(−20.0% + 1) × 400件 = 319.80–320.20", "300件 ÷ (−20.0% + 1) = 374.77–375.23"]


def test_a_whole_that_is_a_sum_is_worked_with_all_its_figures() -> None:
    equations = {"share": {"share": "rate = part / sum(wholes)"}}
    draft = drawing.Draft()
    part, first, second = draft.count("合格", 58), draft.count("，甲", 200), draft.count("，乙", 83)
    rate = draft.rate("，合格率", 2222)
    operands = (Operand("part", (part,)), Operand("wholes", (first, second)))
    draft.claims.append(Claim("share", rate, (Candidate("share", operands),)))
    explained = explain(draft.result(equations), equations)
    workings = [str(one.arguments.get("working", "")) for one in explained.findings[0].explanations]
    assert "22.22% × (200件 + 83件) = 62.87–62.90" in workings


def test_a_sum_tells_its_difference() -> None:
    draft = drawing.Draft()
    total = draft.count("共", 300)
    parts = tuple(draft.count(words, value) for words, value in (("，甲", 120), ("、乙", 100), ("、丙", 90)))
    draft.claims.append(Claim("total", total, (Candidate("total", (Operand("parts", parts),)),)))
    (explanation,) = [one for one in told(draft.result(EQUATIONS)) if one.kind == "needs"]
    assert explanation.message_id == "explain.needs.sum_long"
    assert explanation.arguments["sum"] == 310 and explanation.arguments["difference"] == 10


# ----------------------------------------------------------------------------------------------- other figures


def test_another_figure_is_named_with_its_words() -> None:
    draft = drawing.Draft()
    draft.count("接收", 220)
    whole, part = draft.count("，办结", 187), draft.count("，撤回", 41)
    draft.share(draft.rate("，撤回率", 186, 1), part, whole)
    best = told(draft.result(EQUATIONS))[0]
    assert best.kind == "other_figure"
    assert sentence(best) == "若以“接收220件”代替“办结187件”，恰好得出18.6%（41件 ÷ 220件 = 18.64%）。用的是不是这个数？"
    assert best.odds is not None and best.odds <= 0.01


def test_a_whole_number_percentage_hit_among_fifty_counts_is_noise() -> None:
    rng = random.Random(3)
    for _ in range(30):
        draft = drawing.Draft()
        counts = [draft.count("，另有", rng.randint(20, 900)) for _ in range(50)]
        part, whole = sorted(counts[:2], key=lambda figure: figure.mantissa)
        draft.share(draft.rate("，占", rng.randint(1, 99), 0), part, whole)
        for finding in explain(draft.result(EQUATIONS), EQUATIONS).findings:
            assert not [one for one in finding.explanations if one.kind in ("other_figure", "hidden_base")]


def test_a_figure_of_another_unit_does_not_stand_in() -> None:
    draft = drawing.Draft()
    draft.count("参加", 220, "人")
    whole, part = draft.count("，办结", 187), draft.count("，撤回", 41)
    draft.share(draft.rate("，撤回率", 186, 1), part, whole)
    assert not of_kind(told(draft.result(EQUATIONS)), "other_figure")


def test_two_other_figures_are_named_where_they_are_no_noise() -> None:
    draft = drawing.Draft()
    draft.count("应到", 365), draft.count("，实到", 343)
    whole, part = draft.count("，应签", 187), draft.count("，已签", 41)
    draft.share(draft.rate("，到场率", 9397), part, whole)
    (explanation,) = [one for one in told(draft.result(EQUATIONS)) if one.kind == "other_figure"]
    assert (explanation.arguments["first"], explanation.arguments["second"]) == ("实到343件", "应到365件")


# ------------------------------------------------------------------------------------------------------- slips


@pytest.mark.parametrize(
    ("whole", "part", "rate", "message"),
    [
        (1530, 1413, 9253, "digits_swapped"),
        (1530, 1413, 9225, "digit_wrong"),
        (1000, 924, 924, "tenfold"),
        (1530, 1413, 765, "complement"),
        (1413, 1530, 9235, "swapped"),
        (1530, 1143, 9235, "digits_swapped"),
        (15330, 1413, 9235, "digit_doubled"),
        (1530, 413, 9235, "digit_dropped"),
    ],
)
def test_a_slip_is_recognised(whole: int, part: int, rate: int, message: str) -> None:
    assert of_kind(told(share(whole, part, rate)), "slip")[0] == message


def test_growth_over_the_new_level_is_recognised() -> None:
    draft = drawing.Draft()
    new, old = draft.count("今年", 480), draft.count("，上年", 400)
    draft.claims.append(two_levels("growth", new, old, draft.rate("，增长", 1667)))
    assert of_kind(told(draft.result(EQUATIONS)), "slip") == ["new_base"]


def test_points_called_per_cent_are_recognised() -> None:
    draft = drawing.Draft()
    new, old = draft.rate("今年合格率", 925, 1), draft.rate("，上年", 871, 1)
    draft.claims.append(two_levels("growth", new, old, draft.rate("，提高", 54, 1)))
    assert "points" in of_kind(told(draft.result(EQUATIONS)), "slip")


def test_a_slip_likelier_by_chance_than_the_limit_is_not_told() -> None:
    rng = random.Random(4)
    for _ in range(40):
        result = share(rng.randint(500, 900), rng.randint(20, 400), rng.randint(1, 99), 0)
        if result.findings:
            assert all(one.odds is None or one.kind == "needs" or one.odds <= ODDS_LIMIT for one in told(result))


@given(number=st.integers(1, 10**6), place=st.integers(0, 5), digit=st.integers(0, 9))
def test_what_was_mistyped_is_among_the_numbers_that_may_have_been_meant(number: int, place: int, digit: int) -> None:
    text = str(number)
    place %= len(text)
    dropped = text[:place] + text[place + 1 :]
    if dropped and not dropped.startswith("0"):
        assert number in set(digits.dropped(int(dropped)))
    added = text[: place + 1] + str(digit) + text[place + 1 :]
    assert number in set(digits.added(int(added)))
    wrong = text[:place] + str(digit) + text[place + 1 :]
    if wrong != text and not wrong.startswith("0"):
        assert number in set(digits.wrong(int(wrong)))
    if place and text[place] != text[place - 1] and text[place] != "0":
        turned = text[: place - 1] + text[place] + text[place - 1] + text[place + 1 :]
        assert number in set(digits.swapped(int(turned)))
    assert number in set(digits.doubled(int(text[: place + 1] + text[place:])))


@given(number=st.integers(1, 10**6))
def test_no_number_is_tried_twice_for_one_sort_of_slip(number: int) -> None:
    for _, meant in digits.SLIPS_OF_DIGITS:
        tried = list(meant(number))
        assert len(tried) == len(set(tried)) and number not in tried


def test_stated_odds_of_slips_match_frequencies_within_a_factor_of_two() -> None:
    odds = drawing.odds_of_slips(random.Random(5), 700, decimals=1)
    assert odds.expected > 60
    assert odds.expected / 2 <= odds.found <= odds.expected * 2


def test_stated_odds_of_other_figures_match_frequencies_within_a_factor_of_two() -> None:
    odds = drawing.odds_of_figures(random.Random(6), 600, decimals=1)
    assert odds.expected > 25
    assert odds.expected / 2 <= odds.found <= odds.expected * 2


# ------------------------------------------------------------------------------------------------------- habit


def rounded_report(*shares: tuple[int, int, int], words: str = "") -> DocumentResult:
    draft = drawing.Draft()
    for part, whole, rate in shares:
        one, other = draft.count("，合格", part), draft.count("，抽检", whole)
        draft.share(draft.rate("，合格率", rate, 1), one, other)
    draft.say(words)
    result: DocumentResult = draft.result(EQUATIONS)
    return result


def test_the_odd_one_out_of_a_document_that_rounds_is_named() -> None:
    result = rounded_report((71, 86, 825), (14, 29, 483), (101, 173, 584), (5, 29, 172))
    assert of_kind(told(result), "habit") == ["odd_rounds"]


def test_the_odd_one_out_of_a_document_that_cuts_off_is_named() -> None:
    result = rounded_report((71, 86, 825), (14, 29, 482), (10, 29, 344), (5, 29, 173), (101, 173, 583), (20, 29, 689))
    assert of_kind(told(result, 0), "habit") == ["same"]
    assert of_kind(told(result, 3), "habit") == ["odd_truncates"]


def test_one_figure_is_no_habit() -> None:
    assert not of_kind(told(rounded_report((71, 86, 825), (14, 29, 483))), "habit")


def test_rounding_twice_is_named() -> None:
    # 44.446 rounds to 44.5 only by way of 44.45
    draft = drawing.Draft()
    part, whole = draft.count("合格", 44446), draft.count("，抽检", 100000)
    draft.share(draft.rate("，合格率", 445, 1), part, whole)
    explanations = told(draft.result(EQUATIONS))
    assert of_kind(explanations, "slip") == ["rounded_twice"]
    assert explanations[0].arguments["between"] == "44.45"


def test_a_declaration_excuses_rounding_and_not_counts() -> None:
    excused = rounded_report((71, 86, 825), words="。部分数据因四舍五入略有出入。")
    assert of_kind(told(excused), "habit") == ["declared"]
    draft = drawing.Draft()
    total = draft.count("共", 300)
    parts = (draft.count("，甲", 120), draft.count("、乙", 190))
    draft.claims.append(Claim("total", total, (Candidate("total", (Operand("parts", parts),)),)))
    draft.say("。部分数据因四舍五入略有出入。")
    assert of_kind(told(draft.result(EQUATIONS)), "habit") == ["counts_do_not_round"]
    assert of_kind(told(share(1530, 1413, 9253, after="。部分数据因四舍五入略有出入。")), "habit") == ["not_excused"]


@given(value=st.fractions(min_value=0, max_value=100, max_denominator=400), mantissa=st.integers(0, 1000))
def test_a_figure_tells_of_one_policy_only_where_the_others_would_print_another(value: Fraction, mantissa: int) -> None:
    stated = Figure(0, 4, "percent", mantissa, 1)
    scaled = value * 10
    floor, ceiling = scaled.numerator // scaled.denominator, -(-scaled.numerator // scaled.denominator)
    nearest = round(scaled)
    policy = telling(stated, value)
    if policy == "truncates":
        assert mantissa == floor and mantissa not in (nearest, ceiling)
    elif policy == "raises":
        assert mantissa == ceiling and mantissa not in (nearest, floor)
    elif policy:
        assert mantissa == nearest


def test_a_habit_leaves_the_figure_itself_out() -> None:
    assert Habit(rounded=2, truncated=1).beside("truncates") == ("rounds", 2)
    assert Habit(truncated=2).beside("truncates") == ("", 0)
    assert Habit(rounded=3, truncated=3).beside("truncates") == ("", 0)


# --------------------------------------------------------------------------------------------------- elsewhere


def test_the_other_places_of_a_figure_and_what_follows_from_it_are_named() -> None:
    draft = drawing.Draft()
    whole, part = draft.count("收到", 1530), draft.count("，合格", 1413)
    draft.share(draft.rate("，合格率", 9253), part, whole)
    other = draft.count("，优良", 765)
    draft.share(draft.rate("，优良率", 5000), other, whole)
    draft.count("。全年合格", 1413)
    explanations = [one for one in told(draft.result(EQUATIONS)) if one.kind == "elsewhere"]
    assert {one.message_id.rpartition(".")[2] for one in explanations} == {"again_one", "follows_one"}
    assert "“优良率50.00%”也是由“收到1530件”算得的。改动它，这个数也要重算。" in map(sentence, explanations)
    assert any("“全年合格1413件”" in sentence(one) for one in explanations)


def test_a_small_count_is_the_same_only_with_the_same_words() -> None:
    draft = drawing.Draft()
    whole, part = draft.count("收到建议", 26), draft.count("，采纳", 9)
    draft.share(draft.rate("，采纳率", 375, 1), part, whole)
    draft.count("。走访", 9)
    assert not of_kind(told(draft.result(EQUATIONS)), "elsewhere")
    draft.count("。累计采纳", 9)
    assert of_kind(told(draft.result(EQUATIONS)), "elsewhere") == ["again_one"]


def test_what_is_undecided_is_not_told_to_follow() -> None:
    shares = "共收到意见61件。其中涉及城建的53件，占76.8%；涉及科教的11件，占15.9%；涉及其他方面的5件，占7.2%。"
    result = auditor.audit_text(f"{shares}2019年审结124件，维持126件，维持率88.7%，撤诉11件，占7.8%，改判5件，占3.5%。")
    undecided = {one.claim.stated for one in result.verdicts if one.status is Status.UNDECIDED}
    assert undecided
    assert undecided.isdisjoint(figure for finding in result.findings for one in finding.explanations for figure in one.figures)


def test_a_total_is_told_which_figures_follow_from_what_its_parts_come_to() -> None:
    result = auditor.audit_text(
        "共收到意见61件。其中涉及城建的53件，占76.8%；涉及科教的11件，占15.9%；涉及其他方面的5件，占7.2%。"
    )
    [finding] = [one for one in result.findings if one.check == "total"]
    said = [sentence(one) for one in finding.explanations]
    assert any("76.8%”、“占15.9%”、“占7.2%”共3个数都是以所列各项之和为分母算出的" in one for one in said)


def test_of_the_digits_that_would_serve_those_are_named_that_the_printed_numbers_give() -> None:
    result = auditor.audit_text("前7个月，全省港口完成货物吞吐量519373万吨，其中沿海港口354599万吨，内河港口164777万吨。")
    [finding] = result.findings
    assert finding.verdict is not None and finding.verdict.derivation is not None
    assert finding.verdict.derivation.shown == "519376万吨"
    assert any("519376万吨" in sentence(one) for one in finding.explanations)


# ------------------------------------------------------------------------------------------------------- words


def test_both_languages_have_the_same_messages_with_the_same_arguments() -> None:
    zh, en = messages("zh"), messages("en")
    assert zh.keys() == en.keys()

    def fields(template: str) -> set[str]:
        return {name for _, name, _, _ in string.Formatter().parse(template) if name}

    for name, template in zh.items():
        # a question may need a figure in one language that the other leaves out, never one it is not given
        assert fields(en[name]) <= fields(template) | {"value"}, name


def test_every_message_that_the_code_names_is_in_the_catalogue() -> None:
    known = messages("zh")
    for file in (PACKAGE / "explain").glob("*.py"):
        for name in re.findall(r'"(explain\.[a-z_.]+[a-z])"', file.read_text("utf-8")):
            assert name in known, f"{file.name}: {name}"


def test_a_figure_is_quoted_with_its_clause_and_printed_anew_in_its_own_form() -> None:
    text = "全年情况，接收各类申请 1,286件；Total of 31 cases"
    figure = Figure(text.index("1,286"), text.index("件") + 1, "count", 1286, unit="件")
    assert quoted(text, figure) == "接收各类申请 1,286件"
    rise = "储量由1.65吨增至1.82吨"
    assert quoted(rise, Figure(rise.index("1.82"), len(rise), "measure", 182, decimals=2, unit="吨")) == "增至1.82吨"
    assert printed(text, figure, 12860) == "12,860件"
    english = Figure(text.index("31"), text.index(" cases") + 6, "count", 31, unit="cases")
    assert quoted(text, english, "en") == "Total of 31 cases"


def test_nothing_wrong_is_left_as_it_is() -> None:
    result = share(40, 10, 2500)
    assert explain(result, EQUATIONS) is result


def figures(draw: st.DrawFn, draft: Any, count: int) -> list[Figure]:
    """Figures of any kind in a text of their own, hedged or not."""
    found = []
    for _ in range(count):
        kind = draw(st.sampled_from(("count", "percent", "permille", "points", "multiple", "amount", "fraction")))
        draft.say("，数为")
        start = len(draft.text)
        draft.say("三分之一")
        figure = Figure(
            start,
            start + 4,
            kind,
            draw(st.integers(0, 3000)),
            draw(st.integers(0, 2)),
            draw(st.sampled_from((1, 10**4, 10**8))),
            "件",
            draw(st.sampled_from(("none", "none", "about", "over", "under", "below", "at_least", "at_most", "odd"))),
            draw(st.sampled_from((1, 1, 3))),
        )
        draft.figures.append(figure)
        found.append(figure)
    return found


SHAPES = {
    "share": "rate = part / whole",
    "growth": "rate = new / old - 1",
    "rest": "rate = 1 / (new / change - 1)",
    "difference": "change = new - old",
    "total": "total = sum(parts)",
    "flow": "closing = opening + came - done",
}


@given(data=st.data())
def test_no_figure_however_odd_makes_explaining_fail(data: st.DataObject) -> None:
    draft = drawing.Draft()
    equations = {name: {name: text} for name, text in SHAPES.items()}
    for name in data.draw(st.lists(st.sampled_from(sorted(SHAPES)), min_size=1, max_size=3)):
        roles = compile_equation(SHAPES[name]).roles
        counts = [data.draw(st.integers(1, 3) if role == "parts" else st.sampled_from((1, 1, 2))) for role in roles]
        operands = tuple(
            Operand(role, tuple(figures(data.draw, draft, count))) for role, count in zip(roles, counts, strict=True)
        )
        (stated,) = figures(data.draw, draft, 1)
        draft.claims.append(Claim(name, stated, (Candidate(name, operands),), negated=data.draw(st.booleans())))
    explained = explain(draft.result(equations), equations)
    for finding in explained.findings:
        for explanation in finding.explanations:
            assert sentence(explanation, "zh") and sentence(explanation, "en")
            assert explanation.odds is None or explanation.odds >= 0
