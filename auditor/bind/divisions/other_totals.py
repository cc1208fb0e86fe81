"""Lists that are of another total than the one they stand behind: what the shares and the figures beside them say."""

from fractions import Fraction

from auditor.bind.division import PEOPLE_OF_CASES, Parts, is_carried, is_divided_anew
from auditor.bind.mention import Mention
from auditor.bind.passage import Passage
from auditor.bind.share import Share, follows, gives, shares_bound
from auditor.bind.sums import added
from auditor.slips import may_be_misprint

_NEAR = 12
"""So many figures around a list may bear the number that it comes to."""
_FEWEST = 3
"""So many shares at least tell that a list is complete."""
_BRACKETS = ("bracket", "classes of one whole", "in brackets")
"""Divisions that stand right behind what they divide."""


def nested(passage: Passage, found: Parts) -> bool:
    """Whether one of the figures in a row is a share of another, and so no class beside it: 收到1365件，办结860件，办结率63.0%."""
    if found.because not in ("in a row", "side by side"):
        return False
    figures = {id(m.figure) for m in found.parts}
    shares = [share for m in found.parts for share in shares_by_part(passage).get(m.index, ())]
    held = [c for share in shares for c in share.candidates if gives(c, share.link.rate.figure)]
    return any(id(figure) in figures for candidate in held for figure in candidate.operand("whole").figures)


def pending(passage: Passage, found: Parts) -> bool:
    """Whether of what came in some may be undecided yet: 受理审查逮捕100人，批捕60人、不批捕35人."""
    outcomes = found.because not in ("announced", PEOPLE_OF_CASES) and any(m.negated for m in found.parts)
    return outcomes and passage.grammar.received.search(found.total.head) is not None


def is_net_result(found: Parts) -> bool:
    """Whether a total is what one has over the other: 逆差9亿元，其中出口1亿元，进口10亿元."""
    return found.total.grammar.net_result.search(found.total.head) is not None


def of_another(passage: Passage, found: Parts) -> bool:
    """Whether the parts are of another figure than their total: of one that they make up, or of the one their shares are of."""
    grammar = passage.grammar
    last = found.parts[-1]
    if last is not found.parts[0] and grammar.apiece.search(last.head) and grammar.joiner.search(passage.last_clause(last.gap)):
        return True  # 甲15种，乙、丙、丁各1种
    if found.because in ("summed up", "named parts", "shares to 100", "misprinted", "opposites", "budget"):
        return False
    if found.because != "remainder" and grammar.removed.search(
        passage.text, found.total.figure.end, max(found.total.figure.end, found.parts[0].start)
    ):
        return True  # 68名完成观察，剔除缺失者后，男28名、女38名
    nearer = passage.mentions[found.total.index + 1 : found.parts[0].index]
    measured = {m.figure.unit for m in passage.mentions[found.parts[0].index : found.parts[-1].index + 2]}
    if any(m.is_level and m.value == added(found.parts) and m.figure.unit not in measured for m in nearer):
        return True  # 论文7篇，…；纳入研究8项，包括论文4篇、书4篇
    if any(_closes_list(passage, m, found) for m in passage.mentions[last.index + 1 : last.index + 2]):
        return True  # 问卷17条。…简版含甲表14条和乙表4条共18个题项
    first = found.parts[0]
    coming_to, own = added(found.parts), {m.index for m in (found.total, *found.parts)}
    near = passage.mentions[max(0, first.index - 24) : last.index + 6]
    anew = is_divided_anew(first)  # 企业116个，其中…乡办81家。按经济类型分，全民20家，集体96家: 个 are 家
    sorts = {found.total.sort, *(m.sort for m in near if anew and m.figure.counted)}
    beside = (m for m in near if m.value == coming_to and m.is_item and m.sort in sorts and m.index not in own)
    if found.said and found.because == "announced":
        # 23例，包括足月6例，早产12例，随访18例: what was done with all of them
        beside = (m for m in beside if m.index != last.index + 1 or grammar.stage.search(m.head) is None)
    right_there = found.said and found.because in _BRACKETS  # 甲组20人（…）；乙组26人（男11人，女9人）
    if not right_there and any(first.sentence - 2 <= m.sentence <= last.sentence for m in beside):
        return True
    if found.total.is_item and is_carried(passage, found.total) and found.because == "side by side":
        return True
    shares = [share for m in found.parts for share in shares_by_part(passage).get(m.index, ()) if len(share.part) == 1]
    if len(shares) != len(found.parts) or not all(_gives_first(share) for share in shares):
        return False
    if any(follows(share.link.rate.figure, share.part, (found.total,)) for share in shares):
        return False
    # 结案90件，…诉讼60件，结案50件，结案率83%；执行50件，结案40件，结案率80%: each of its own tells nothing of what they make up
    wholes = {share.candidates[0].operand("whole").figures for share in shares}
    return len(wholes) == 1 and (found.total.figure,) not in wholes


def _gives_first(share: Share) -> bool:
    """Whether the first reading of a share, of one part in one whole, gives its rate."""
    first = share.candidates[0] if share.candidates else None
    return first is not None and first.equation == "share" and gives(first, share.link.rate.figure)


def _closes_list(passage: Passage, m: Mention, found: Parts) -> bool:
    """Whether a figure right behind a list says what it comes to, in whatever unit."""
    beside = m.is_item and m.sentence == found.parts[-1].sentence and m.value == added(found.parts)
    return beside and passage.grammar.closing_total.match(m.head) is not None


def is_known_to_lack(passage: Passage, found: Parts) -> bool:
    """Whether the shares of a list tell that it names only some, or some twice: each follows from the total, and all come to less than
    100 by as much as the parts lack of it (…其他14.3%；价格占3.0%), or to more (水80件（44%）、气66件（37%）、声55件（30%）)."""
    shares = [share for m in found.parts for share in shares_by_part(passage).get(m.index, ()) if len(share.part) == 1]
    rates = [share.link.rate.figure for share in shares]
    if len(shares) != len(found.parts) or not all(follows(s.link.rate.figure, s.part, (found.total,)) for s in shares):
        return False
    return 2 * abs(100 - sum((rate.value for rate in rates), Fraction(0))) > sum((rate.step for rate in rates), Fraction(0))


def complete_by_shares(passage: Passage, found: Parts) -> Parts:
    """A list under 其中 whose shares make 100 and follow from what it comes to, and not from its total: it is complete, and its total
    is wrong (事故30起。其中，追尾14起，占35.9%；碰撞21起，占53.8%；侧翻4起，占10.3%)."""
    if found.because != "announced" or found.said or found.doubtful or found.parts[0].sentence - found.total.sentence > 1:
        return found
    shares = [share for m in found.parts for share in shares_by_part(passage).get(m.index, ()) if len(share.part) == 1]
    if len(shares) != len(found.parts) or len(shares) < _FEWEST or not found.total.figure.counted:
        return found
    rates = [share.link.rate.figure for share in shares]
    missing = abs(100 - sum((rate.value for rate in rates), Fraction(0)))
    if 2 * missing > sum((rate.step for rate in rates), Fraction(0)):
        return found
    if any(follows(rate, share.part, (found.total,)) for rate, share in zip(rates, shares, strict=True)):
        return found
    if not all(follows(rate, share.part, found.parts) for rate, share in zip(rates, shares, strict=True)):
        return found
    coming_to = added(found.parts)
    near = passage.mentions[max(0, found.total.index - _NEAR) : found.parts[-1].index + _NEAR]
    if any(m.value == coming_to for m in near) or coming_to.denominator != 1:
        return found  # 63个家庭，选择其中39段，包括甲型13个（33%）、…
    if not may_be_misprint(int(found.total.value), int(coming_to)):
        return found
    return found._replace(closed=True, because="shares to 100", by_outcome=False)


def peers(passage: Passage, found: Parts) -> bool:
    """Whether what was taken for the total is one more of the list: 28例位于胃底，17例位于胃窦，5例位于胃体; 3种词条和5个例句."""
    if found.because not in ("in a row", "side by side"):
        return False
    tails = [m.tail[:2] for m in (found.total, *found.parts)]
    alike = not found.total.head and len(tails[0]) == 2 and len(set(tails)) == 1
    unlike = found.total.figure.unit in passage.grammar.kinds and len(set(tails[1:])) > 1 and all(map(passage.core, tails))
    return alike or unlike


def shares_by_part(passage: Passage) -> dict[int, list[Share]]:
    """The shares of a passage by the first figure of their part; found once."""
    known = passage.memo.get("shares by part")
    if isinstance(known, dict):
        return known
    found: dict[int, list[Share]] = {}
    for share in shares_bound(passage):
        if share.part:
            found.setdefault(share.part[0].index, []).append(share)
    passage.memo["shares by part"] = found
    return found
