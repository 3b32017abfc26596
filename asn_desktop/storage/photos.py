"""Pictures read with Pillow, for every adapter that shows or reads them: quietly, and never more than memory bears."""

from __future__ import annotations

import io
import warnings
from pathlib import Path
from typing import Any

PIXELS = 120_000_000
"""A picture with more is not read: an A3 page at 600 dpi has 70 million."""


def opened(source: bytes | Path) -> Any:
    """A Pillow image, its dots not read yet. Raises OSError, or ValueError where it has too many."""
    from PIL import Image

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # Pillow's remarks on size and faulty tags; the size is looked at here
        try:
            picture = Image.open(io.BytesIO(source) if isinstance(source, bytes) else source)
        except Image.DecompressionBombError as problem:
            raise ValueError("too many pixels") from problem
    if picture.width * picture.height > PIXELS:
        picture.close()
        raise ValueError("too many pixels")
    return picture


def frames(picture: Any) -> int:
    """Pages of a TIFF; 1 of anything else."""
    return int(getattr(picture, "n_frames", 1))
