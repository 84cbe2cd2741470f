"""Memory of the own process, as the kernel counts it."""

from __future__ import annotations

from pathlib import Path

from benchmarks.protocol import UNKNOWN

_STATUS = Path("/proc/self/status")


def resident_kb() -> int:
    """Return the resident memory of this process in KiB, `UNKNOWN` where there is no /proc."""
    return _status_field("VmRSS")


def peak_kb() -> int:
    """Return the most memory this process ever had resident, in KiB, or `UNKNOWN`."""
    return _status_field("VmHWM")


def _status_field(name: str) -> int:
    if not _STATUS.exists():
        return UNKNOWN
    for line in _STATUS.read_text(encoding="ascii", errors="replace").splitlines():
        label, _, value = line.partition(":")
        if label == name:
            return int(value.split()[0])
    return UNKNOWN
