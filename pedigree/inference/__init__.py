"""Exact carrier probabilities on the biological family graph.

Enumerates nothing, simulates nothing, and knows no rule of thumb by degree.
"""

import lazy_loader

__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)
