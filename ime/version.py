"""The version, kept here alone: the package's metadata is made from this line."""

from __future__ import annotations

__version__ = "0.1.0"
