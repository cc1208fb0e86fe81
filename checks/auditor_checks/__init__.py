"""The checks that come with the auditor, in the order in which they are documented and run."""

from auditor.check import Bundle

CHECKS = Bundle(checks=(), package="auditor_checks")
