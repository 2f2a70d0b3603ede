"""Names of the arrays in use; refuses to compute anything."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.int64]
Mask = NDArray[np.bool_]
Octets = NDArray[np.uint8]
Words = NDArray[np.uint64]
Reals = NDArray[np.float64]
Codes = NDArray[np.int8]
Places = NDArray[np.int32] | Numbers
