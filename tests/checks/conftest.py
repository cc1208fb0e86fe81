"""What the tests of checks share: their generators, importable by name, and a profile that looks longer."""

import os
import sys
from pathlib import Path

from hypothesis import settings

sys.path.append(str(Path(__file__).parent))  # importlib mode puts no folder there, and the generators are shared by test modules

settings.register_profile("deep", settings.get_profile("suite"), max_examples=1500)
if os.environ.get("HYPOTHESIS_PROFILE") == "deep":
    settings.load_profile("deep")
