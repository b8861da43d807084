// The coding screen: the caret of sentences, the selection, and the coding that is chosen.
"use strict";
(() => {
  const { $, $$, swap } = wb;
  if (!desk.pane() || !desk.pane().dataset.comment) return;

  // ---- what is chosen

  desk.caret = 0;                 // the sentence that the caret is on
  desk.selection = null;          // { from, to } in bytes of the body
  desk.coding = null;             // the number of the coding that keys are about
  desk.clause = null;             // { label, citation } chosen for what is tagged next
  desk.note = "";                 // written before the tag
  const memory = "rulewright.coding." + wb.docket();
  desk.recall = (name, otherwise) => {
    try { return JSON.parse(localStorage.getItem(memory + "." + name)) || otherwise; } catch { return otherwise; }
  };
  desk.keep = (name, value) => {
    try { localStorage.setItem(memory + "." + name, JSON.stringify(value)); } catch { /* private window */ }
  };

  // ---- the selection

  const highlight = (name, part) => {
    if (!window.CSS || !CSS.highlights) return false;
    const range = part && desk.rangeOf(part);
    range ? CSS.highlights.set(name, new Highlight(range)) : CSS.highlights.delete(name);
    return true;
  };
  desk.showSelection = () => {
    $$(".lab.new").forEach((label) => label.remove());
    $$(".s.sel").forEach((sentence) => sentence.classList.remove("sel"));
    if (!highlight("selection-of-words", desk.selection) && desk.selection) {
      desk.sentences().filter((s) => desk.at(s) < desk.selection.to && desk.end(s) > desk.selection.from).forEach((s) => s.classList.add("sel"));
    }
    if (!desk.selection) return;
    const words = desk.paragraphAt(desk.selection.from), box = words && $(".labels", words.parentElement);
    if (!box) return;
    const label = document.createElement("p"), name = document.createElement("span"), about = document.createElement("span");
    const count = desk.wordsIn(desk.selection).split(/\s+/).filter(Boolean).length;
    label.className = "lab new";
    name.className = "tag";
    about.className = "at";
    name.textContent = "Selection";
    about.textContent = (count === 1 ? "1 word" : `${count} words`) + (desk.clause ? ` · ${desk.clause.citation}` : "") + (desk.note ? " · note" : "");
    label.append(name, about);
    box.append(label);
  };
  let asked = 0, later = null;
  const suggest = () => {
    clearTimeout(later);
    later = setTimeout(async () => {
      const part = desk.selection || desk.rangeOfCoding();
      if (!part) return;
      const number = ++asked;
      try {
        const address = new URL(desk.pane().dataset.acts + "suggest", location.href);
        address.searchParams.set("sel", `${part.from}-${part.to}`);
        const answer = await fetch(address, { headers: { "Rulewright-Fragments": "yes" } });
        const html = await answer.text();
        if (number !== asked || !answer.ok) return;
        swap(html);
        if (!$("#clause-picker").hidden && !$("#clause-picker-words").value) desk.fillClauses();
      } catch { /* it is only an offer; the picker has the tree */ }
    }, 90);
  };
  desk.select = (part) => {
    desk.selection = part && part.from < part.to ? part : null;
    if (desk.selection) desk.choose(null, false);
    desk.clause = null;
    desk.note = "";
    desk.showSelection();
    desk.showMode();
    if (desk.selection) suggest();
  };

  // ---- the caret

  desk.showCaret = (isSaid) => {
    const all = desk.sentences();
    $$(".s.caret").forEach((sentence) => sentence.classList.remove("caret"));
    desk.caret = Math.max(0, Math.min(desk.caret, all.length - 1));
    const sentence = all[desk.caret];
    if (!sentence) return;
    sentence.classList.add("caret");
    if (isSaid) {
      bringIntoView(sentence.getClientRects());
      $("#caret-says").textContent = desk.wordsIn({ from: desk.at(sentence), to: desk.end(sentence) });
    }
  };
  const bringIntoView = (rects) => {
    if (!rects.length) return;
    const box = desk.letter().getBoundingClientRect(), first = rects[0], last = rects[rects.length - 1], room = 48;
    if (first.top < box.top + 8 || last.bottom - first.top > box.height - room) desk.letter().scrollTop += first.top - box.top - 16;
    else if (last.bottom > box.bottom - room) desk.letter().scrollTop += last.bottom - box.bottom + room;
  };
  desk.moveCaret = (by) => {
    if (desk.selection) desk.caret = desk.sentences().findIndex((s) => desk.end(s) >= (by > 0 ? desk.selection.to : desk.selection.from + 1));
    desk.caret += by;
    desk.select(null);
    desk.choose(null, false);
    desk.showCaret(true);
    desk.showMode();
  };
  desk.caretPart = () => {
    const sentence = desk.sentences()[desk.caret];
    return sentence ? { from: desk.at(sentence), to: desk.end(sentence) } : null;
  };
  desk.setCaret = (byte) => {
    const found = desk.sentences().findIndex((sentence) => desk.end(sentence) > byte);
    if (found >= 0) { desk.caret = found; desk.showCaret(false); }
  };
  desk.grow = (by) => {
    const all = desk.sentences();
    if (!desk.selection) { desk.select(desk.caretPart()); return; }
    const last = all.findIndex((s) => desk.end(s) >= desk.selection.to);
    if (by > 0 && last + 1 < all.length) desk.select({ from: desk.selection.from, to: desk.end(all[desk.end(all[last]) > desk.selection.to ? last : last + 1]) });
    if (by < 0) {
      const before = all.filter((s) => desk.end(s) < desk.selection.to && desk.end(s) > desk.selection.from).pop();
      if (before) desk.select({ from: desk.selection.from, to: desk.end(before) });
    }
    const rects = desk.rangeOf(desk.selection).getClientRects();
    bringIntoView([rects[rects.length - 1]]);
  };
  // The ends, or the beginnings, of all words of a paragraph and those beside it, in bytes.
  const borders = (byte, isEnd) => {
    const all = desk.paragraphs(), here = all.indexOf(desk.paragraphAt(byte));
    return all.slice(Math.max(0, here - 1), here + 2).flatMap((words) => {
      const text = desk.textOf(words);
      if (!text.length) return [];
      const whole = text.map((piece) => piece.isOne ? "?" : piece.node.data).join("");
      let byte = text[0].from, from = 0;
      return [...whole.matchAll(/\S+/g)].map((word) => {
        const place = isEnd ? word.index + word[0].length : word.index;
        byte += desk.size(whole.slice(from, place));
        from = place;
        return byte;
      });
    });
  };
  desk.nudge = (isEnd, by) => {
    const part = desk.selection || desk.rangeOfCoding() || desk.caretPart();
    if (!part) return;
    const byte = isEnd ? part.to : part.from, places = borders(byte, isEnd);
    const found = by > 0 ? places.find((place) => place > byte) : places.filter((place) => place < byte).pop();
    if (found === undefined) return;
    const next = isEnd ? { from: part.from, to: found } : { from: found, to: part.to };
    if (next.from < next.to) desk.select(next);
  };

  // ---- codings

  desk.labels = () => $$(".lab[data-coding]", desk.letter());
  desk.labelOf = (number) => number && $(`#coding-${number}`);
  desk.rangeOfCoding = () => {
    const label = desk.labelOf(desk.coding);
    return label && label.dataset.from ? { from: Number(label.dataset.from), to: Number(label.dataset.to) } : null;
  };
  desk.choose = (number, isSaid = true) => {
    desk.coding = number;
    $$(".c.now", desk.letter()).forEach((mark) => mark.classList.remove("now"));
    desk.labels().forEach((label) => {
      label.classList.toggle("now", label.dataset.coding === number);
      label.toggleAttribute("aria-current", false);
    });
    const label = desk.labelOf(number);
    if (!label) { desk.showMode(); return; }
    label.setAttribute("aria-current", "true");
    $$(`.c[data-c~="${number}"]`, desk.letter()).forEach((mark) => mark.classList.add("now"));
    if (isSaid) {
      desk.selection = null;
      desk.showSelection();
      const part = desk.rangeOfCoding();
      if (part) { desk.setCaret(part.from); bringIntoView(desk.rangeOf(part).getClientRects()); }
      $("#caret-says").textContent = "Coding " + label.textContent;
      if (label.dataset.clause) desk.unfold(label.dataset.clause);
      suggest();
    }
    desk.showMode();
  };
  desk.stepCoding = (by) => {
    const all = desk.labels();
    if (!all.length) { wb.say("This comment has no coding yet.", false); return; }
    const here = all.indexOf(desk.labelOf(desk.coding));
    const from = here >= 0 ? here + by : by > 0 ? all.findIndex((label) => Number(label.dataset.from) >= desk.at(desk.sentences()[desk.caret])) : all.length - 1;
    desk.choose(all[Math.max(0, Math.min(all.length - 1, from))].dataset.coding);
  };
})();
