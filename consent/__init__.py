"""Whether someone may be told, asked, tested or contacted, and under which law."""

import lazy_loader

__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)
