"""Frames of few rows and many columns, made without pandas looking at each value to find out what it is."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import pandas as pd

_MASKED: dict[str, tuple[Any, Any]] = {
    "Int64": (np.int64, pd.arrays.IntegerArray),
    "Float64": (np.float64, pd.arrays.FloatingArray),
    "boolean": (np.bool_, pd.arrays.BooleanArray),
}


def array(values: Sequence[Any], dtype: Any) -> Any:
    """A column of a nullable type; None is what is not known. A page has a hundred such columns: `pd.array` is slower."""
    if dtype not in _MASKED:
        return pd.array(list(values), dtype=dtype)
    of, make = _MASKED[dtype]
    count = len(values)
    mask = np.fromiter((v is None for v in values), np.bool_, count)
    return make(np.fromiter((0 if v is None else v for v in values), of, count), mask)
