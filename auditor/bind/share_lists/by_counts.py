"""What the counts of a list of shares say of its sum: 365份问卷，男227人（62.2%）、女136人（37.3%）lacks two, and is no sum of a hundred; of
23%, 80% and 0% of 31, it is the 80% that its 24 does not give."""

from fractions import Fraction

from auditor.bind.passage import Passage
from auditor.bind.share import Share, gives, shares_bound, whole_figures
from auditor.bind.share_lists.left_over import is_whole
from auditor.model import Candidate, Claim


def as_counts_have_it(passage: Passage, claim: Claim) -> Claim | None:
    """The claim that a list of shares makes a hundred, of the one share that its count does not give; None where all follow from a
    whole of which the counts are not all."""
    rates = claim.candidates[0].operands[0].figures
    bound = {share.link.rate.figure: share for share in shares_bound(passage) if len(share.part) == 1 and share.candidates}
    readings = {rate: _reading(bound[rate]) for rate in rates if rate in bound}
    wholes = {whole_figures(one) for one in readings.values()}
    whole = wholes.pop() if len(readings) == len(rates) and len(wholes) == 1 else ()
    if len(whole) != 1:
        return claim
    odd = [rate for rate, one in readings.items() if not gives(one, rate)]
    if not odd:
        counted = sum((Fraction(*bound[rate].part[0].figure.ratio) for rate in rates), Fraction(0))
        return claim if counted == whole[0].value or is_whole([bound[rate].link.rate for rate in rates]) else None
    return claim._replace(stated=odd[0]) if len(odd) == 1 else claim


def _reading(share: Share) -> Candidate:
    """The reading that a share is judged by: the first that gives its rate, or the first of all."""
    return next((one for one in share.candidates if gives(one, share.link.rate.figure)), share.candidates[0])
