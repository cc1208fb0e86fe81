"""The checks that come with the auditor, in the order in which they are documented and run."""

from auditor.check import Bundle
from auditor_checks import (
    average,
    dates,
    difference,
    direction,
    enumeration,
    feasible,
    flow,
    footing,
    growth,
    multiple,
    numbering,
    points,
    restated,
    run_on,
    share,
    shares_total,
    text_table,
    total,
)

CHECKS = Bundle(
    checks=(
        share.CHECK,
        total.CHECK,
        growth.CHECK,
        difference.CHECK,
        points.CHECK,
        multiple.CHECK,
        shares_total.CHECK,
        footing.CHECK,
        flow.CHECK,
        average.CHECK,
        direction.CHECK,
        feasible.CHECK,
        restated.CHECK,
        text_table.CHECK,
        enumeration.CHECK,
        numbering.CHECK,
        dates.CHECK,
        run_on.CHECK,
    ),
    package="auditor_checks",
)
