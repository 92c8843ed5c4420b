"""Arrays as long as the knowledge that a question needs for a moment: one of each kind a thread, made once."""

import threading
from typing import Any

import numpy as np
from numpy.typing import NDArray

_ours = threading.local()


def zeros(kind: str, size: int) -> NDArray[Any]:
    """At least `size` zeros of a dtype. Whoever writes into them has to make them zeros again, at no more than the places it wrote to."""
    kept: NDArray[Any] | None = getattr(_ours, kind, None)
    if kept is None or len(kept) < size:
        kept = np.zeros(size, kind)
        setattr(_ours, kind, kept)
    return kept
