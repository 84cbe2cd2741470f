"""Every exception that Siyu raises on purpose, in one tree.

A message states the cause and the cure in one sentence and never quotes typed text.
"""

from __future__ import annotations


class ImeError(Exception):
    """The root: catch it to catch everything that Siyu raises on purpose."""


class DataError(ImeError):
    """Compiled data is missing, damaged, or of another format version."""


class SourceError(ImeError):
    """A line of a dictionary source or of an ARPA file cannot be used."""


class SettingsError(ImeError):
    """The settings file cannot be read, or holds a key or value that is not allowed."""


class InputTooLongError(ImeError, ValueError):
    """More input was given at once than is converted at once."""


class ClosedError(ImeError):
    """The engine was used after `close()`."""


class TerminalError(ImeError):
    """There is no terminal to draw on, or it cannot be used."""


class StreamError(ImeError):
    """Standard input or output is closed, cannot be used, or is not UTF-8."""
