"""Arrays of a compiled model, checked for what the reader takes for granted."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from ime.compiled import CompiledData
from ime.errors import DataError

CURE = "install Siyu again, or compile the model again with `python -m ime.compiler arpa`"


def open_array(
    data: CompiledData, name: str, dtype: type[np.generic], *, size: int | None = None
) -> NDArray[Any]:
    """Map the array `name`, of one dimension.

    Args:
        data: the opened folder.
        name: the name of the file without `.npy`.
        dtype: what its elements must be.
        size: how many there must be; None for any number but 0.

    Raises:
        DataError: the array is missing or is not like that.
    """
    array = data.array(name)
    fits = array.size == size if size is not None else array.size > 0
    if array.ndim != 1 or array.dtype != dtype or not fits:
        raise DataError(
            f"{data.folder / name}.npy: want {size or 'some'} elements {dtype.__name__}, "
            f"got {array.shape} {array.dtype}; {CURE}"
        )
    return array
