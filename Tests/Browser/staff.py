"""Does the work of staff and of a drafter in the workbench, in a real browser, by keys alone.

    .venv/bin/python Tests/Browser/staff.py --binary .build/debug/rulewright --shots .build/shots

The fifteen tasks are those that docs/guide.md lists. Each is done on a scratch copy of the sample
workspace without the mouse, and what came of it is asked of the record through the program's own
verbs. Every screen, in each state that the tasks come through, is held to what is promised: axe,
the focus seen, targets of 24 pixels, no sideways scrolling, light and dark, at three widths; the
content policy never broken, and the console empty. Pictures go to SHOTS/staff-*.
"""

import argparse
import sys
import traceback
from pathlib import Path

import browser
import screens
import staff_issues  # its tasks are done with the others
import staff_codebook  # and these last: they change what the others count on
import staff_received
import staff_campaigns
import staff_search
from hands import Hands
from program import sample
from staff_tasks import TASKS, UNREAD, At
from tally import Tally


def main() -> int:
    parser = argparse.ArgumentParser(description="Does the work of staff in a browser.")
    parser.add_argument("--binary", required=True, type=Path)
    parser.add_argument("--shots", required=True, type=Path, help="where pictures go")
    parser.add_argument("--only", default="", help="numbers of tasks, as 2,3")
    given = parser.parse_args()
    given.shots.mkdir(parents=True, exist_ok=True)
    only = {int(number) for number in given.only.split(",") if number}
    tally = Tally()
    with sample(given.binary, unread=UNREAD) as program, browser.chromium() as driver:
        screens.listen(driver)
        browser.set_view(driver, screens.WIDTHS[0], screens.SCHEMES[0])
        at = At(program, driver, Hands(driver), tally, given.shots)
        for number, task in enumerate(TASKS, 1):
            if only and number not in only:
                continue
            name = f"task {number}: {task.__doc__}"
            print(name, flush=True)
            try:
                task(at)
                tally.note(name, "is done", [])
            except Exception as error:  # whatever it is, the other tasks are done too
                where = traceback.extract_tb(error.__traceback__)
                line = next(f for f in reversed(where) if "staff" in f.filename)
                said = str(getattr(error, "msg", error)).strip()
                tally.note(name, "is done", [f"{type(error).__name__}: {said} (line {line.lineno}: {line.line})"])
                driver.save_screenshot(str(given.shots / f"staff-failed-{number}.png"))
        program.run("verify")
        mouse = at.hands.count.mouse
        tally.note("the mouse", "is not touched", [f"{mouse} times"] if mouse else [])
        tally.note("the server", "ends when asked", [] if program.stop() == 0 else ["not cleanly"])
    print(f"{at.hands.count.keys} keys; {tally.passed} passed, {tally.failed} failed")
    return 1 if tally.failed else 0


if __name__ == "__main__":
    sys.exit(main())
