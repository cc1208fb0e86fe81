"""Figures that follow from others by division or multiplication and are no share: averages, flows, ratios, prices."""
