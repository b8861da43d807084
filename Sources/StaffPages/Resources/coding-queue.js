// The coding screen: the queue, of which only the rows in sight are in the page.
"use strict";
(() => {
  const { $, $$, swap } = wb;
  if (!desk.pane() || !desk.pane().dataset.comment) return;

  const ROW = 47;
  // ---- the queue: only the rows in sight are in the page

  desk.rows = () => $("#rows");
  desk.dressRows = () => {
    const box = desk.rows(), stretch = $("#stretch");
    box.setAttribute("role", "listbox");
    const start = Number(stretch.dataset.start), total = Number(stretch.dataset.total);
    stretch.style.paddingTop = start * ROW + "px";
    stretch.style.minHeight = total * ROW + "px";
    $$(".more", stretch).forEach((link) => link.remove());
    $$(".row:not([role])", stretch).forEach((row) => {
      row.setAttribute("role", "option");
      row.tabIndex = -1;
      row.setAttribute("aria-posinset", String(Number(row.dataset.at) + 1));
      row.setAttribute("aria-setsize", String(total));
      row.setAttribute("aria-selected", "false");
      row.removeAttribute("aria-current");
    });
    if (!$(".row", stretch)) box.removeAttribute("role");
    desk.showRow(false);
  };
  desk.showRow = (isSought = true) => {
    $$(".row[aria-selected=true]").forEach((row) => row.setAttribute("aria-selected", "false"));
    const row = document.getElementById(desk.pane().dataset.row);
    if (row) {
      row.setAttribute("aria-selected", "true");
      desk.rows().setAttribute("aria-activedescendant", row.id);
      if (isSought) row.scrollIntoView({ block: "nearest" });
      return;
    }
    desk.rows().removeAttribute("aria-activedescendant");
    const position = Number(desk.pane().dataset.position);
    if (isSought && position) desk.rows().scrollTop = (position - 4) * ROW;
  };
  let isFetching = false;
  const fetchRows = async () => {
    const box = desk.rows(), stretch = $("#stretch");
    const start = Number(stretch.dataset.start), total = Number(stretch.dataset.total), count = $$(".row", stretch).length;
    const first = Math.floor(box.scrollTop / ROW), last = first + Math.ceil(box.clientHeight / ROW);
    const isMissing = (first < start + 10 && start > 0) || (last > start + count - 10 && start + count < total);
    if (isFetching || !isMissing) return;
    isFetching = true;
    try {
      const address = new URL(box.dataset.from, location.href);
      address.searchParams.set("start", String(Math.max(0, first - 40)));
      const answer = await fetch(address, { headers: { "Rulewright-Fragments": "yes" } });
      if (!answer.ok) return;
      swap(await answer.text());
      desk.dressRows();
    } catch { /* the rows that are there stay; the next turn of the wheel asks again */ return; } finally { isFetching = false; }
    // Who went on meanwhile sees rows too.
    fetchRows();
  };
  desk.rows().addEventListener("scroll", fetchRows, { passive: true });
  desk.rows().addEventListener("click", (event) => {
    const row = event.target.closest(".row");
    if (!row || event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
    event.preventDefault();
    desk.go(row.getAttribute("href"));
    wb.showPane("comment");
  });
})();
