"""How the user started the program: what messages and examples tell him to type, so that it works where he is."""

from __future__ import annotations

import os

# run.py says that it is `python3 run.py`; otherwise the environment is the user's own.
PROGRAM = os.environ.get("KAIMENHONG_COMMAND") or "python -m metrics"
