"""Frames of few rows and many columns, made without pandas looking at each value to find out what it is."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Any

import numpy as np
import pandas as pd
from pandas.api.internals import create_dataframe_from_blocks

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
    if None not in values:
        return make(np.array(values, of), np.zeros(len(values), np.bool_))
    return make(np.array([0 if v is None else v for v in values], of), np.array([v is None for v in values], np.bool_))


def frame(names: tuple[str, ...], columns: Sequence[Any], length: int) -> pd.DataFrame:
    """A frame of such columns, which are what they are: to be asked of each takes pandas four times as long."""
    blocks = list(zip(columns, _places(len(names)), strict=True))
    made: pd.DataFrame = create_dataframe_from_blocks(blocks, index=pd.RangeIndex(length), columns=_index(names))
    return made


@cache
def _index(names: tuple[str, ...]) -> pd.Index[Any]:
    return pd.Index(names)


@cache
def _places(count: int) -> list[Any]:
    return [np.array([place]) for place in range(count)]
