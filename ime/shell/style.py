"""How the composer looks: data only.

Attributes instead of colours, so that it is legible on light and dark terminals alike and
`NO_COLOR` changes nothing.
"""

from __future__ import annotations

STYLE = {
    "preedit": "underline",
    "candidate": "",
    "candidate.number": "bold",
    "candidate.highlighted": "reverse",
    "candidate.page": "",
    "status": "reverse",
    "status.mode": "bold",
}
