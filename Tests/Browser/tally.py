"""How many checks passed and failed."""

import threading
from collections.abc import Iterable
from dataclasses import dataclass, field


@dataclass
class Tally:
    """How many checks passed and failed; a failure is said at once."""

    passed: int = 0
    failed: int = 0
    _one_at_a_time: threading.Lock = field(default_factory=threading.Lock)

    def note(self, where: str, what: str, wrong: Iterable[str]) -> None:
        reasons = list(wrong)
        with self._one_at_a_time:
            if not reasons:
                self.passed += 1
                return
            self.failed += 1
            for reason in reasons[:10]:
                print(f"FAIL {where}: {what}: {reason}", flush=True)
            if len(reasons) > 10:
                print(f"FAIL {where}: {what}: and {len(reasons) - 10} more", flush=True)
