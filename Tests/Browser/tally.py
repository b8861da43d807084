"""How many checks passed and failed."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass
class Tally:
    """How many checks passed and failed; a failure is said at once."""

    passed: int = 0
    failed: int = 0

    def note(self, where: str, what: str, wrong: Iterable[str]) -> None:
        reasons = list(wrong)
        if not reasons:
            self.passed += 1
            return
        self.failed += 1
        for reason in reasons[:10]:
            print(f"FAIL {where}: {what}: {reason}", flush=True)
        if len(reasons) > 10:
            print(f"FAIL {where}: {what}: and {len(reasons) - 10} more", flush=True)
