"""One composition over time: key in, view out."""

from ime.session.session import Session
from ime.session.view import View

__all__ = ["Session", "View"]
