"""A search in the workbench, kept as a view, by keys alone."""

from hands import ENTER, SPACE
from program import DOCKET
from staff_campaigns import reaches
from staff_tasks import At, task


@task
def keeps_a_search_as_a_view(at: At) -> None:
    """Search, see where the words stand, keep the search as a view, come back to it, remove it."""
    at.goes_to("coding", "?show=all")
    at.sees("#comment")
    at.hands.press("/")
    at.hands.write("incident*")
    at.hands.press(ENTER)
    at.sees("#search-order", "Best match first.")
    at.sees("#rows .row mark", "incident")
    best = at.program.ask("comments", DOCKET, "--search", "incident*", "--limit", "1")
    assert at.comment == best["comments"][0]["id"], at.comment
    at.looks("search")
    reaches(at, "#views summary")
    at.hands.press(SPACE)
    at.looks("views")
    reaches(at, "#view-name")
    at.hands.write("Incidents")
    at.hands.press(ENTER)
    at.sees("#views summary", "View: Incidents")
    kept = at.program.ask("views", DOCKET)["views"]
    assert [(view["name"], view["search"], view["show"]) for view in kept] == [
        ("Incidents", "incident*", "all")], kept
    at.goes_to("coding")
    reaches(at, "#views summary")
    at.hands.press(SPACE)
    reaches(at, "#views li a")
    at.hands.press(ENTER)
    at.sees("#search-order")
    assert "q=incident" in at.driver.current_url, at.driver.current_url
    reaches(at, "#views summary")
    at.hands.press(SPACE)
    reaches(at, "#views li button")
    at.hands.press(ENTER)
    at.sees("#views summary", "Views")
    assert not at.program.ask("views", DOCKET)["views"]
