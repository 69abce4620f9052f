"""Keeps sums on one processor while voices are placed: the products are small, and more threads only wait for one another (threadpoolctl).

Placing then costs what it costs, however busy the machine is, and a product has the same bytes on every machine with these libraries.
"""

from __future__ import annotations

from contextlib import AbstractContextManager
from typing import Any


def one_thread() -> AbstractContextManager[Any]:
    """While it is open, the numeric libraries use one thread; loaded first, for only what is loaded is limited."""
    import numpy as np  # noqa: F401
    import scipy.linalg  # noqa: F401
    from threadpoolctl import threadpool_limits

    limits: AbstractContextManager[Any] = threadpool_limits(limits=1)
    return limits
