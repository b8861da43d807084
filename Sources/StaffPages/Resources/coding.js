// The coding screen: its keys, the mouse, the palette. What it shows comes from the server, as
// pieces that take their place by id; what it does is sent to the same addresses as the forms.
"use strict";
(() => {
  const { $, $$, keys, act, look } = wb;
  if (!desk.pane() || !desk.pane().dataset.comment) return;

  // ---- where keys go

  desk.showMode = () => {
    const here = document.activeElement, scope = here && here.closest("[data-keys]");
    if (scope && /picker|search|reason|conflict|withhold/.test(scope.dataset.keys)) return;
    if (scope && scope.dataset.keys === "queue") wb.mode("Queue", [[["j", "k"], "next, previous"], [["Enter"], "to the words"], [["/"], "search"], [["d"], "done"]]);
    else if (scope && scope.dataset.keys === "rule") wb.mode("Rule", [[["↓", "↑"], "clause"], [["→", "←"], "unfold, fold"], [["Enter"], "tie to it"], [["@"], "citation"]]);
    else if (desk.labelOf(desk.coding)) wb.mode("Coding " + $("b", desk.labelOf(desk.coding)).textContent, [[["c"], "clause"], [["n"], "note"], [["Del"], "take off"], [["t"], "one more tag"], [["[", "]"], "codings"], [["u"], "undo"]]);
    else if (desk.selection) wb.mode("Selection", [[["t"], "tag"], [["c"], "clause"], [["n"], "note"], [["."], "same again"], [["Shift", "↓"], "longer"], [["Esc"], "let go"]]);
    else wb.mode("Comment", [[["↓", "↑"], "sentence"], [["Space"], "select"], [["t"], "tag"], [["."], "same again"], [["j", "k"], "comments"], [["d"], "done"], [["u"], "undo"]]);
  };
  addEventListener("focusin", desk.showMode);

  const toSearch = () => { wb.showPane("queue"); const field = $("#search"); field.focus(); field.select(); };
  const takeBack = async (verb) => {
    const answer = await desk.hold(act(`/d/${encodeURIComponent(wb.docket())}/${verb}`, { from: desk.pane().dataset.here }));
    if (answer.ok) {
      await desk.hold(look(desk.pane().dataset.here, () => {
        desk.coding = desk.selection = null;
        desk.settle();
      }));
    } else if (!answer.offline) desk.troubled();
  };
  wb.onStep(takeBack);
  const shared = {
    j: () => desk.move(1), k: () => desk.move(-1), J: desk.nextUntagged, d: desk.done, u: () => takeBack("undo"), U: () => takeBack("redo"),
    a: () => { const box = $("#aside"); if (!box) return; box.open = true; $("#reason").focus(); },
    "/": toSearch, f: () => { wb.showPane("queue"); $("#show").focus(); },
    "@": () => desk.openClauses(true),
  };
  keys("queue", { ...shared, ArrowDown: () => desk.move(1), ArrowUp: () => desk.move(-1), Enter: () => { wb.showPane("comment"); desk.letter().focus(); } });
  keys("comment", {
    ...shared,
    ArrowDown: () => desk.moveCaret(1), ArrowUp: () => desk.moveCaret(-1), Space: () => { const part = desk.caretPart(); desk.select(desk.selection && part && desk.selection.from === part.from && desk.selection.to === part.to ? null : part); desk.showCaret(true); },
    "Shift+ArrowDown": () => desk.grow(1), "Shift+ArrowUp": () => desk.grow(-1),
    "Shift+ArrowRight": () => desk.nudge(true, 1), "Shift+ArrowLeft": () => desk.nudge(true, -1),
    "Alt+Shift+ArrowRight": () => desk.nudge(false, 1), "Alt+Shift+ArrowLeft": () => desk.nudge(false, -1),
    p: () => { const sentence = desk.sentences()[desk.caret], words = sentence && sentence.closest(".words"); if (words) { const all = $$(".s", words); desk.select({ from: desk.at(all[0]), to: desk.end(all[all.length - 1]) }); } },
    x: () => desk.withhold(), t: () => desk.openTags(), T: () => desk.openTags(true), c: () => desk.openClauses(), n: desk.openNote, ".": desk.again,
    "[": () => desk.stepCoding(-1), "]": () => desk.stepCoding(1), Delete: desk.takeOff, Backspace: desk.takeOff,
    Escape: () => { const problem = $("#problem"); if (problem) problem.remove(); else { desk.select(null); desk.choose(null, false); desk.showMode(); } },
    Home: () => desk.moveCaret(-1e6), End: () => desk.moveCaret(1e6), PageDown: () => { desk.letter().scrollTop += desk.letter().clientHeight - 60; }, PageUp: () => { desk.letter().scrollTop -= desk.letter().clientHeight - 60; },
    ...Object.fromEntries([1, 2, 3, 4, 5, 6, 7, 8, 9].map((digit) => [String(digit), () => {
      const option = desk.optionOf(desk.pins()[digit - 1]);
      if (!option) { wb.say(`No tag is pinned as ${digit}: Alt P in the tag picker pins one.`, false); return; }
      if (!desk.selection && !desk.rangeOfCoding()) desk.select(desk.caretPart());
      desk.tag(desk.tagOf(option), desk.clause);
    }])),
  });
  keys("rule", {
    ...shared,
    ArrowDown: () => desk.stepClause(1), ArrowUp: () => desk.stepClause(-1),
    ArrowRight: () => { const item = desk.currentItem(); if (item) desk.fold(item, true); },
    ArrowLeft: () => {
      const item = desk.currentItem(), up = item && item.parentElement.closest("li");
      if (item && item.getAttribute("aria-expanded") === "true") desk.fold(item, false);
      else if (up) desk.unfold(up.firstElementChild.dataset.label, true);
    },
    Enter: () => { const item = desk.currentItem(); if (item) desk.take(desk.asClause(item.firstElementChild)); },
    Escape: () => desk.letter().focus(),
  });
  const inPicker = (id, fill, enter) => {
    const input = $(`#${id}-words`), list = $(`#${id}-list`);
    input.addEventListener("input", fill);
    list.addEventListener("click", (event) => {
      const option = event.target.closest("[role=option]");
      if (option) { wb.choose(input, list, option); enter(false); }
    });
    keys(id, {
      ArrowDown: () => wb.step(input, list, 1), ArrowUp: () => wb.step(input, list, -1),
      PageDown: () => wb.step(input, list, 6), PageUp: () => wb.step(input, list, -6),
      Enter: () => enter(false), "Ctrl+Enter": () => enter(true),
      Escape: () => { const was = desk.forTag; desk.shut(); desk.forTag = null; if (id === "clause-picker" && was) desk.openTags(desk.isWhole); },
    });
  };
  desk.inOrder = desk.tagOptions();
  inPicker("tag-picker", desk.fillTags, desk.apply);
  inPicker("clause-picker", desk.fillClauses, desk.applyClause);
  keys("tag-picker", {
    Tab: () => { const option = wb.current($("#tag-picker-list")); if (option && !option.hidden) { const chosen = desk.tagOf(option), whole = desk.isWhole; desk.shut(); [desk.forTag, desk.isWhole] = [chosen, whole]; desk.openClauses(); } },
    "Shift+Tab": desk.shut,
    F2: () => { $("#tag-picker").classList.toggle("full"); },
    "Alt+p": () => {
      const option = wb.current($("#tag-picker-list"));
      if (!option) return;
      const pinned = desk.pins(), place = pinned.indexOf(option.dataset.tag), free = [...Array(9).keys()].find((digit) => !pinned[digit]);
      if (place >= 0) pinned[place] = "";
      else if (free !== undefined) pinned[free] = option.dataset.tag;
      desk.keep("pins", pinned);
      desk.fillTags();
    },
  });
  keys("clause-picker", { Tab: () => {}, F2: () => { const option = wb.current($("#clause-picker-list")); if (option && option.dataset.label) desk.unfold(option.dataset.label); } });
  keys("note-picker", { "Ctrl+Enter": desk.saveNote, Escape: desk.shut });
  $("#note-save").addEventListener("click", desk.saveNote);
  keys("search", { Escape: () => desk.letter().focus(), Enter: () => $("#filter").submit() });
  keys("reason", { Escape: () => { $("#aside").open = false; desk.letter().focus(); }, Enter: () => $("#reason").form.requestSubmit() });
  keys("withhold", { Escape: () => { $("#withhold").open = false; desk.letter().focus(); } });
  keys("conflict", {
    ...Object.fromEntries([1, 2, 3, 4].map((digit) => [String(digit), () => { const button = $(`#problem [data-choice="${digit}"]`); if (button) button.click(); }])),
    Escape: () => { $("#problem").remove(); desk.letter().focus(); },
  });
  $$("#filter select, #one-of-each").forEach((field) => field.addEventListener("change", () => $("#filter").submit()));
  addEventListener("acted", (event) => {
    const { form, submitter } = event.detail, isOpened = submitter && submitter.value === "open", problem = form.closest("#problem");
    if (event.detail.ok && problem) problem.remove();
    if (event.detail.ok) desk.settle(); else desk.troubled();
    if (event.detail.ok && form.closest("#acts, #aside") && !isOpened) desk.move(1);
  });

  // ---- the mouse selects words of the comment

  addEventListener("mouseup", (event) => {
    if (!desk.letter().contains(event.target) || event.target.closest(".picker, .lab, a, button")) return;
    setTimeout(() => {
      const chosen = getSelection();
      const range = chosen.rangeCount ? chosen.getRangeAt(0) : null;
      if (!range || range.collapsed) {
        const sentence = event.target.closest(".s"), mark = event.target.closest(".c");
        if (sentence) { desk.caret = desk.sentences().indexOf(sentence); desk.showCaret(false); }
        if (mark) desk.choose(mark.dataset.c.split(" ").pop()); else { desk.select(null); desk.choose(null, false); }
        return;
      }
      const from = desk.byteAt(range.startContainer, range.startOffset), to = desk.byteAt(range.endContainer, range.endOffset);
      if (from === null || to === null || from >= to) return;
      desk.setCaret(from);
      chosen.removeAllRanges();
      desk.select({ from, to });
    });
  });

  // ---- the palette

  [["On the selection", "Tag the selection", "t", () => desk.openTags()], ["On the selection", "Tag the comment as a whole", "Shift T", () => desk.openTags(true)],
    ["On the selection", "Tie it to a clause", "c", () => desk.openClauses()], ["On the selection", "Write a note", "n", desk.openNote],
    ["On the selection", "Same tag and clause as last time", ".", desk.again], ["On the selection", "Take the coding off", "Del", desk.takeOff],
    ["On the selection", "Withhold it from the public", "x", () => desk.withhold()],
    ["Go to", "Next comment", "j", () => desk.move(1)], ["Go to", "Previous comment", "k", () => desk.move(-1)], ["Go to", "Next untagged comment", "Shift J", desk.nextUntagged],
    ["Go to", "A clause by its citation", "@", () => desk.openClauses(true)], ["Go to", "Search the comments", "/", toSearch],
    ["Do", "Done with this comment", "d", desk.done], ["Do", "Set this comment aside", "a", shared.a],
  ].forEach(([group, words, key, run]) => wb.command(group, words, key, run));
  wb.find("Tag it as", (asked) => desk.inOrder.map((option) => ({ option, place: desk.rank(option, desk.wordsOf(asked)) })).filter((entry) => entry.place >= 0)
    .sort((a, b) => a.place - b.place).slice(0, 8).map(({ option }) => ({ words: option.dataset.name, run: () => { if (!desk.passage()) return; if (!desk.selection && !desk.rangeOfCoding()) desk.select(desk.caretPart()); desk.tag(desk.tagOf(option), desk.clause); } })));

  // ---- at the beginning, and whenever a piece came anew

  desk.dress = () => {
    desk.labels().forEach((label) => { label.tabIndex = -1; });
    const position = desk.pane().dataset.position;
    if (position) desk.rows().dataset.position = position;
    if ($(".row:not([role])")) desk.dressRows();
  };
  wb.onSwap(() => { if (desk.pane() && desk.letter()) desk.dress(); });
  desk.dressRows();
  desk.dressTree();
  desk.dress();
  const asking = new URLSearchParams(location.search), part = (asking.get("sel") || "").split("-").map(Number);
  if (part.length === 2 && part[0] < part[1]) { desk.setCaret(part[0]); desk.selection = { from: part[0], to: part[1] }; }
  desk.coding = asking.get("coding");
  desk.showCaret(false);
  desk.showSelection();
  if (desk.coding) desk.choose(desk.coding); else desk.showMode();
  desk.showRow();
  if (document.activeElement === document.body) desk.letter().focus({ preventScroll: true });
})();
