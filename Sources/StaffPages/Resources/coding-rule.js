// The coding screen: the tree of the rule, as the pattern of a tree has it, and its clauses.
"use strict";
(() => {
  const { $, $$, swap } = wb;
  if (!desk.pane() || !desk.pane().dataset.comment) return;

  // ---- the rule

  desk.tree = () => $("#tree");
  desk.clauseRows = () => $$(".r", desk.tree());
  const rowOf = (label) => desk.tree() && $(`.r[data-label="${CSS.escape(label)}"]`, desk.tree());
  desk.asClause = (element) => ({ label: element.dataset.label, citation: element.dataset.citation });
  desk.dressTree = () => {
    if (!desk.tree() || desk.tree().getAttribute("role")) return;
    desk.tree().setAttribute("role", "tree");
    $$("ul", desk.tree()).forEach((list) => list.setAttribute("role", "group"));
    desk.clauseRows().forEach((row, index) => {
      const item = row.parentElement, isBranch = Boolean(item.querySelector(":scope > ul"));
      item.setAttribute("role", "treeitem");
      item.setAttribute("aria-labelledby", row.id = "clause-" + index);
      item.tabIndex = -1;
      row.tabIndex = -1;
      if (isBranch) item.setAttribute("aria-expanded", "true");
      let level = 1;
      for (let up = item.parentElement.closest("li"); up; up = up.parentElement.closest("li")) level += 1;
      item.setAttribute("aria-level", String(level));
    });
    const first = desk.tree().querySelector("li");
    if (first) first.tabIndex = 0;
    // A long rule is folded to its sections, so that it can be looked over.
    if (desk.clauseRows().length > 80) $$("li[aria-expanded]", desk.tree()).forEach((item) => { if (item.getAttribute("aria-level") >= 2) desk.fold(item, false); });
  };
  desk.fold = (item, isOpen) => {
    const list = item.querySelector(":scope > ul");
    if (!list) return;
    item.setAttribute("aria-expanded", String(isOpen));
    list.hidden = !isOpen;
  };
  const focusClause = (item, isFocused) => {
    $$("li[tabindex='0']", desk.tree()).forEach((other) => { other.tabIndex = -1; });
    item.tabIndex = 0;
    if (isFocused) item.focus({ preventScroll: true });
    item.firstElementChild.scrollIntoView({ block: "nearest" });
  };
  desk.unfold = async (label, isFocused) => {
    const row = rowOf(label);
    if (!row) return;
    const item = row.parentElement;
    for (let up = item.parentElement.closest("li"); up; up = up.parentElement.closest("li")) desk.fold(up, true);
    $$("[aria-current]", desk.tree()).forEach((other) => other.removeAttribute("aria-current"));
    row.setAttribute("aria-current", "true");
    focusClause(item, isFocused);
    let box = $("#unfold");
    if (!box) { box = document.createElement("div"); box.id = "unfold"; box.className = "unfold"; }
    if (box.dataset.of === label && box.previousElementSibling === row) return;
    row.after(box);
    box.replaceChildren();
    try {
      const answer = await fetch(`${$("#clauses").dataset.clauses}/${encodeURIComponent(label)}`, { headers: { "Rulewright-Fragments": "yes" } });
      if (answer.ok && row.hasAttribute("aria-current")) { swap(await answer.text()); item.firstElementChild.scrollIntoView({ block: "nearest" }); $("#unfold").scrollIntoView({ block: "nearest" }); }
    } catch { /* the clause keeps its line */ }
  };
  const shownItems = () => $$("li", desk.tree()).filter((item) => !item.parentElement.closest("li[aria-expanded=false]"));
  desk.stepClause = (by) => {
    const all = shownItems(), here = all.findIndex((item) => item.tabIndex === 0);
    const next = all[Math.max(0, Math.min(all.length - 1, here + by))];
    if (next) desk.unfold(next.firstElementChild.dataset.label, true);
  };
  desk.currentItem = () => desk.tree() && $("li[tabindex='0']", desk.tree());
  desk.take = (to) => {
    // A coding that is chosen is tied anew; else the clause waits for the tag.
    if (desk.labelOf(desk.coding)) { desk.retie(to); return; }
    if (!desk.selection) desk.select(desk.caretPart());
    desk.clause = to;
    desk.showSelection();
    if (to) desk.unfold(to.label);
    wb.say(to ? `${to.citation} goes with the next tag` : "The next tag is about no clause", false);
    desk.letter().focus({ preventScroll: true });
  };
  addEventListener("click", (event) => {
    const offer = event.target.closest(".offers a"), row = event.target.closest(".tree .r"), label = event.target.closest(".lab[data-coding]");
    const button = event.target.closest("[data-act]"), tie = event.target.closest("[data-tie]"), step = event.target.closest("[data-step]");
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
    if (offer) { event.preventDefault(); desk.take(desk.asClause(offer)); }
    else if (tie) { const row = rowOf(tie.closest(".unfold").dataset.of); if (row) desk.take(desk.asClause(row)); }
    else if (row) {
      event.preventDefault();
      const item = row.parentElement;
      if (event.target.closest(".tw") && item.hasAttribute("aria-expanded")) desk.fold(item, item.getAttribute("aria-expanded") !== "true");
      else desk.unfold(row.dataset.label, true);
    } else if (label) { event.preventDefault(); desk.choose(label.dataset.coding === desk.coding ? null : label.dataset.coding); desk.letter().focus({ preventScroll: true }); }
    else if (step) { event.preventDefault(); desk.move(Number(step.dataset.step)); }
    else if (button) ({ tag: () => desk.openTags(), clause: () => desk.openClauses(), note: desk.openNote, again: desk.again })[button.dataset.act]();
  });
})();
