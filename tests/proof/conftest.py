"""Makes the modules of this folder importable by name from its tests."""

import sys
from pathlib import Path

FOLDER = str(Path(__file__).parent)

if FOLDER not in sys.path:
    sys.path.insert(0, FOLDER)
