"""The checks that come with the auditor, in the order in which they are documented and run."""

from auditor.check import Bundle
from auditor_checks import share, total

CHECKS = Bundle(checks=(share.CHECK, total.CHECK), package="auditor_checks")
