"""Makes modules that several tests share importable by name from this folder."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path

SHARED = ("families_strategy", "situations_strategy", "enumeration")

for name in SHARED:
    if name not in sys.modules:
        spec = importlib.util.spec_from_file_location(
            name, Path(__file__).with_name(f"{name}.py")
        )
        assert spec is not None
        assert spec.loader is not None
        module = importlib.util.module_from_spec(spec)
        sys.modules[name] = module
        spec.loader.exec_module(module)
