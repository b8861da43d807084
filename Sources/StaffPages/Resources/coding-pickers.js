// The coding screen: the pickers of tags, clauses and notes, which open beside the words.
"use strict";
(() => {
  const { $, $$ } = wb;
  if (!desk.pane() || !desk.pane().dataset.comment) return;

  // ---- pickers

  desk.forTag = null;
  desk.isWhole = false;
  let back = null, isLooking = false;
  const openPicker = (id) => {
    desk.shut();
    const picker = document.getElementById(id), part = desk.isWhole || isLooking ? null : desk.passage();
    back = document.activeElement && document.activeElement !== document.body ? document.activeElement : desk.letter();
    desk.letter().append(picker);
    picker.hidden = false;
    const box = desk.letter().getBoundingClientRect(), range = part && desk.rangeOf(part), rects = range ? range.getClientRects() : [];
    const last = rects.length ? rects[rects.length - 1].bottom : box.top + 8;
    picker.style.top = last - box.top + desk.letter().scrollTop + 6 + "px";
    // The words move up to make room; they are never covered.
    const over = picker.getBoundingClientRect().bottom + 12 - box.bottom;
    if (over > 0) desk.letter().scrollTop += over;
    return picker;
  };
  desk.shut = () => {
    let wasOpen = false;
    $$(".picker", desk.letter()).forEach((picker) => { picker.hidden = true; $("#pickers").append(picker); wasOpen = true; });
    if (wasOpen) (back && back.isConnected ? back : desk.letter()).focus({ preventScroll: true });
    isLooking = false;
    desk.showMode();
  };
  // A comment that comes anew does not take the open picker, nor what is typed in it, away.
  let parked = null;
  wb.beforeSwap((pieces) => {
    const picker = desk.letter() && $(".picker", desk.letter());
    if (!picker || !$("#letter, #comment", pieces)) return;
    parked = { picker, focus: document.activeElement, comment: desk.pane().dataset.comment };
    $("#pickers").append(picker);
  });
  wb.onSwap(() => {
    if (!parked) return;
    const { picker, focus, comment } = parked, isSame = desk.letter() && desk.pane().dataset.comment === comment;
    parked = null;
    if (!isSame) { picker.hidden = true; isLooking = false; return; }
    desk.letter().append(picker);
    if (picker.contains(focus)) focus.focus({ preventScroll: true });
  });

  // Which tags some words find: `tags(_:foundBy:)` in TagLine.swift follows the same rule.
  desk.wordsOf = (text) => text.toLowerCase().split(/[^\p{Alphabetic}\p{N}]+/u).filter(Boolean);
  desk.tagOptions = () => $$("#tag-picker-list [role=option]");
  desk.optionOf = (id) => desk.tagOptions().find((option) => option.dataset.tag === id);
  desk.tagOf = (option) => ({ id: option.dataset.tag, definition: option.dataset.definition, name: option.dataset.name });
  desk.inOrder = null;
  const fieldsOf = (option) => [option.dataset.name + " " + option.dataset.tag,
    ...["definition", "use", "avoid", "examples"].map((name) => { const field = $(`[data-field=${name}]`, option); return field ? field.textContent : ""; })];
  const searchable = new WeakMap();
  desk.rank = (option, asked) => {
    if (!searchable.has(option)) searchable.set(option, fieldsOf(option).map(desk.wordsOf));
    let worst = 0;
    for (const word of asked) {
      const place = searchable.get(option).findIndex((words) => words.some((other) => other.startsWith(word)));
      if (place < 0) return -1;
      worst = Math.max(worst, place);
    }
    return worst;
  };
  const underline = (element, asked) => {
    const text = element.textContent;
    element.replaceChildren(text);
    if (!asked.length) return;
    const parts = text.split(/([\p{Alphabetic}\p{N}]+)/u).map((part) => {
      const low = part.toLowerCase(), hit = asked.find((word) => low.startsWith(word));
      if (!hit || low.length !== part.length) return [part];
      const mark = document.createElement("mark");
      mark.textContent = part.slice(0, hit.length);
      return [mark, part.slice(hit.length)];
    });
    element.replaceChildren(...parts.flat());
  };
  desk.pins = () => desk.recall("pins", desk.inOrder.slice(0, 9).map((option) => option.dataset.tag));
  desk.fillTags = () => {
    const list = $("#tag-picker-list"), input = $("#tag-picker-words"), asked = desk.wordsOf(input.value);
    const found = desk.inOrder.map((option, index) => ({ option, index, place: desk.rank(option, asked) })).filter((entry) => entry.place >= 0)
      .sort((a, b) => a.place - b.place || b.option.dataset.uses - a.option.dataset.uses || a.index - b.index);
    const pinned = desk.pins();
    desk.inOrder.forEach((option) => { option.hidden = true; });
    for (const { option, place } of found) {
      option.hidden = false;
      const names = ["definition", "definition", "use", "avoid", "examples"];
      $$(".why", option).forEach((why) => { why.classList.toggle("hit", why.dataset.field === names[place]); underline(why, asked); });
      underline($(".name", option), asked);
      const digit = pinned.indexOf(option.dataset.tag) + 1;
      const uses = $(".uses", option);
      uses.textContent = option.dataset.uses;
      if (digit) { const key = document.createElement("kbd"); key.textContent = String(digit); uses.append(key); }
      list.append(option);
    }
    $("#tag-picker-count").textContent = found.length ? `${found.length} of ${desk.inOrder.length} tags` : "No tag has these words in its name, definition or examples";
    wb.choose(input, list, found.length ? found[0].option : null);
  };
  desk.openTags = (whole = false) => {
    desk.isWhole = whole;
    if (!whole && !desk.selection && !desk.rangeOfCoding()) desk.select(desk.caretPart());
    if (!whole && !desk.passage()) desk.isWhole = true;
    openPicker("tag-picker");
    desk.forTag = null;
    $("#tag-picker").classList.remove("full");
    $("#tag-picker-words").value = "";
    desk.fillTags();
    $("#tag-picker-words").focus({ preventScroll: true });
    wb.mode("Tag picker", [[["↓", "↑"], "choose"], [["Enter"], "apply"], [["Tab"], "then clause"], [["Ctrl", "Enter"], "then next comment"], [["Esc"], "back to the words"]]);
  };
  desk.apply = async (isThenNext) => {
    const option = wb.current($("#tag-picker-list"));
    if (!option || option.hidden) return;
    const whole = desk.isWhole;
    desk.shut();
    desk.isWhole = false;
    const answer = await desk.tag(desk.tagOf(option), desk.clause, whole);
    if (isThenNext && answer.ok) await desk.move(1);
  };

  const squeeze = (text) => text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, "");
  let clauses = [];
  desk.fillClauses = () => {
    const list = $("#clause-picker-list"), input = $("#clause-picker-words"), asked = input.value.trim();
    const offered = $$(".offers a").map((offer) => ({ ...desk.asClause(offer), heading: $(".law", offer).textContent, why: $(".why", offer).textContent }));
    const known = new Set(offered.map((entry) => entry.label));
    const others = clauses.filter((entry) => !known.has(entry.label)).sort((a, b) => a.isBefore - b.isBefore);
    const short = squeeze(asked), words = desk.wordsOf(asked);
    const fits = (entry) => !asked || (/\d|\(/.test(asked) || short.length < 3 ? squeeze(entry.citation).endsWith(short) || squeeze(entry.citation).includes(short) : false)
      || words.every((word) => desk.wordsOf(entry.citation + " " + entry.heading).some((other) => other.startsWith(word)));
    const best = (entry) => (squeeze(entry.citation).endsWith(short) ? 0 : 1);
    const none = { label: "", citation: "No clause", heading: "the rule as a whole" };
    let found = [...offered.filter(fits), ...others.filter(fits)];
    if (asked) found = found.map((entry, index) => ({ entry, index })).sort((a, b) => best(a.entry) - best(b.entry) || a.index - b.index).map(({ entry }) => entry);
    if (!isLooking && (!asked || "no clause".startsWith(asked.toLowerCase()))) found.splice(offered.length, 0, none);
    list.replaceChildren(...found.slice(0, 60).map((entry, index) => {
      const option = document.createElement("div"), name = document.createElement("span"), law = document.createElement("span");
      option.setAttribute("role", "option");
      option.setAttribute("aria-selected", "false");
      option.id = "clause-option-" + index;
      option.dataset.label = entry.label;
      option.dataset.citation = entry.citation;
      name.className = "name";
      name.textContent = entry.citation;
      law.className = "law";
      law.textContent = entry.heading;
      option.append(name, law);
      if (entry.why) { const why = document.createElement("span"); why.className = "why hit"; why.textContent = entry.why; option.append(why); }
      return option;
    }));
    $("#clause-picker-count").textContent = found.length ? `${found.length} clauses` : "No clause has this citation or heading";
    wb.choose(input, list, list.firstElementChild);
  };
  desk.openClauses = (looking = false) => {
    if (!looking && !desk.labelOf(desk.coding) && !desk.selection && !desk.forTag) desk.select(desk.caretPart());
    const tagged = desk.forTag, whole = desk.isWhole;
    openPicker("clause-picker");
    [desk.forTag, desk.isWhole, isLooking] = [tagged, whole, looking];
    clauses = desk.tree() ? desk.clauseRows().map((row) => ({
      ...desk.asClause(row), heading: $(".h", row).textContent === row.dataset.citation ? "" : $(".h", row).textContent,
      // What stands before the law, and its headings, are seldom what is spoken to.
      isBefore: /preamble|heading/.test(row.dataset.kind),
    })) : [];
    $("#clause-picker-words").value = "";
    desk.fillClauses();
    $("#clause-picker-words").focus({ preventScroll: true });
    wb.mode(desk.forTag ? `Clause for ‘${desk.forTag.name}’` : looking ? "Citation" : "Clause picker", [[["↓", "↑"], "choose"], [["Enter"], looking ? "go there" : "tie it"], [["F2"], "read it"], [["Esc"], "back to the words"]]);
  };
  desk.applyClause = async (isThenNext) => {
    const option = wb.current($("#clause-picker-list"));
    if (!option) return;
    const to = option.dataset.label ? desk.asClause(option) : null, tagged = desk.forTag, whole = desk.isWhole, looking = isLooking;
    desk.shut();
    [desk.forTag, desk.isWhole] = [null, false];
    if (looking) { wb.showPane("rule"); desk.unfold(to.label, true); return; }
    if (!tagged) { desk.take(to); return; }
    const answer = await desk.tag(tagged, to, whole);
    if (isThenNext && answer.ok) await desk.move(1);
  };

  desk.openNote = () => {
    if (!desk.labelOf(desk.coding) && !desk.selection) desk.select(desk.caretPart());
    openPicker("note-picker");
    $("#note-words").value = desk.labelOf(desk.coding) ? desk.labelOf(desk.coding).dataset.note : desk.note;
    $("#note-words").focus({ preventScroll: true });
    wb.mode("Note", [[["Ctrl", "Enter"], "save"], [["Esc"], "back to the words"]]);
  };
  desk.saveNote = () => {
    const text = $("#note-words").value, label = desk.labelOf(desk.coding);
    desk.shut();
    if (label) { desk.send("note", { number: desk.coding, was: label.dataset.was, note: text }); return; }
    desk.note = text;
    desk.showSelection();
    wb.say("The note goes with the next tag", false);
  };
})();
