// The coding screen: what is sent to the record, and the way from comment to comment.
"use strict";
(() => {
  const { $, act, look } = wb;
  if (!desk.pane() || !desk.pane().dataset.comment) return;

  // ---- keys that are pressed while an answer is awaited are kept, and done in their order

  let busy = 0;
  const kept = [];
  desk.hold = async (promise) => {
    busy += 1;
    let timer;
    const whenOffline = new Promise((tell) => {
      const ask = () => { if (document.documentElement.classList.contains("is-offline")) tell({ ok: false, offline: true }); };
      timer = setInterval(ask, 100);
      ask();
    });
    try {
      const answer = await Promise.race([promise, whenOffline]);
      // Nobody waits any more: a look that comes later must not change what is before the coder.
      if (answer.offline) wb.giveUp();
      return answer;
    } finally { clearInterval(timer); busy -= 1; setTimeout(replay); }
  };
  const replay = () => {
    while (!busy && kept.length) {
      const { key, ctrlKey, altKey, shiftKey, repeat } = kept.shift(), target = document.activeElement || document.body;
      const event = new KeyboardEvent("keydown", { key, ctrlKey, altKey, shiftKey, repeat, bubbles: true, cancelable: true });
      const isLeft = target.dispatchEvent(event);
      if (!isLeft || !wb.isTyping(target) || ctrlKey || altKey) continue;
      if ([...key].length === 1) target.setRangeText(key, target.selectionStart, target.selectionEnd, "end");
      else if (key === "Backspace") target.setRangeText("", Math.max(0, target.selectionStart - 1), target.selectionEnd, "end");
      else continue;
      target.dispatchEvent(new Event("input", { bubbles: true }));
    }
  };
  // The browser's own keys stay the browser's; Tab waits only behind keys that wait.
  const isOurs = ({ key, ctrlKey, metaKey, altKey, shiftKey }) => {
    if (/^(Control|Shift|Alt|AltGraph|Meta)$/.test(key)) return false;
    if (/^F\d+$/.test(key)) return key === "F2";
    if (key === "Tab") return kept.length > 0 && !ctrlKey && !altKey && !metaKey;
    if (ctrlKey || metaKey) return key === "k" || key === "Enter";
    if (altKey) return key === "p" || (shiftKey && /^Arrow(Left|Right)$/.test(key));
    return true;
  };
  addEventListener("keydown", (event) => {
    // Behind keys that still wait for their turn, this one waits too.
    if (!(busy || kept.length) || !event.isTrusted || !isOurs(event)) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    kept.push({ key: event.key, ctrlKey: event.ctrlKey || event.metaKey, altKey: event.altKey, shiftKey: event.shiftKey, repeat: event.repeat });
  }, true);

  // ---- acts

  const state = () => {
    const data = new URLSearchParams();
    for (const [name, value] of new URLSearchParams(location.search)) if (/^(stage|show|q|tagged|campaign|one|added)$/.test(name)) data.set(name, value);
    return data;
  };
  desk.send = async (verb, fields) => {
    const data = state();
    for (const [name, value] of Object.entries(fields)) if (value !== undefined && value !== null) data.set(name, value);
    const answer = await desk.hold(act(desk.pane().dataset.acts + verb, data));
    if (answer.ok) desk.settle(); else if (!answer.offline) desk.troubled();
    return answer;
  };
  // What came takes its place: the caret is where it was, and a coding that was just made is chosen.
  desk.settle = () => {
    const chosen = $(".lab[aria-current]", desk.letter());
    if (chosen) { desk.selection = null; desk.coding = chosen.dataset.coding; }
    desk.dress();
    desk.showSelection();
    desk.showCaret(false);
    desk.showMode();
    if (!document.activeElement || document.activeElement === document.body) desk.letter().focus({ preventScroll: true });
  };
  desk.troubled = () => { const problem = $("#problem"); if (problem) problem.focus(); };
  desk.passage = () => desk.selection || desk.rangeOfCoding() || desk.caretPart();
  desk.tag = async ({ id, definition, name }, to, whole) => {
    const part = whole ? null : desk.passage();
    const fields = {
      sel: part && `${part.from}-${part.to}`, seen: desk.pane().dataset.seen, rule: desk.pane().dataset.rule,
      tag: `${id} ${definition}`, to: to && to.label, note: desk.note,
    };
    desk.keep("last", { id, definition, name, label: to && to.label, citation: to && to.citation });
    const answer = await desk.send("tag", fields);
    if (answer.ok) { desk.clause = null; desk.note = ""; } else if (answer.offline) pending(name, part);
    return answer;
  };
  // Until the record has it, a coding is shown with an open ring.
  const pending = (name, part) => {
    const words = part && desk.paragraphAt(part.from), box = words && $(".labels", words.parentElement);
    if (!box) return;
    desk.select(null);
    const label = document.createElement("p");
    label.className = "lab waiting";
    label.textContent = `○ ${name}, not saved`;
    box.append(label);
  };
  desk.again = () => {
    const last = desk.recall("last", null);
    const known = last && desk.optionOf(last.id);
    if (!known) { wb.say("Nothing was tagged in this docket yet: choose a tag with t.", false); return; }
    desk.tag(desk.tagOf(known), desk.clause || (last.label ? { label: last.label, citation: last.citation } : null));
  };
  desk.retie = async (to) => {
    const { was, tag } = desk.labelOf(desk.coding).dataset, option = desk.optionOf(tag);
    const answer = await desk.send("clause", { number: desk.coding, was, rule: desk.pane().dataset.rule, to: to ? to.label : "" });
    // The same again is this tag at this clause.
    if (answer.ok && option) desk.keep("last", { ...desk.tagOf(option), label: to && to.label, citation: to && to.citation });
  };
  desk.takeOff = () => {
    const label = desk.labelOf(desk.coding);
    if (!label) { wb.say("Choose a coding with [ or ] first.", false); return; }
    desk.send("untag", { number: desk.coding, was: label.dataset.was }).then((answer) => { if (answer.ok) desk.choose(null, false); });
  };
  desk.done = async () => {
    const answer = await desk.send("read", { state: "done" });
    if (answer.ok) desk.move(1);
  };

  // ---- from comment to comment

  desk.go = async (address, isBack) => {
    desk.shut();
    const isFocused = desk.letter().contains(document.activeElement) || document.activeElement === document.body;
    await desk.hold(look(address, () => arrive(address, isBack, isFocused)));
  };
  // What belonged to the comment before goes in the turn in which the next one comes.
  const arrive = (address, isBack, isFocused) => {
    const rule = $("#rule");
    if (rule && rule.dataset.stage && desk.pane().dataset.rule && desk.pane().dataset.rule.split(" ")[0] !== rule.dataset.stage) {
      location.assign(address);
      return;
    }
    if (!isBack) history.pushState(null, "", address);
    desk.caret = 0;
    desk.selection = desk.coding = desk.clause = null;
    desk.note = "";
    desk.letter().scrollTop = 0;
    desk.dress();
    desk.showCaret(false);
    desk.showSelection();
    desk.showMode();
    desk.showRow();
    const name = $("#comment-title").textContent, button = $("[data-pane=comment]");
    document.title = `Coding ${desk.pane().dataset.comment} · ${name} · Rulewright`;
    if (button) button.textContent = "Comment " + desk.pane().dataset.comment.split("-").pop();
    if (isFocused) desk.letter().focus({ preventScroll: true });
    $("#caret-says").textContent = name;
  };
  desk.move = (by) => {
    const address = by > 0 ? desk.pane().dataset.next : desk.pane().dataset.previous;
    if (address) return desk.go(address);
    wb.say(by > 0 ? "This is the last comment of the queue." : "This is the first comment of the queue.", false);
  };
  desk.nextUntagged = async () => {
    const here = new URL(desk.pane().dataset.here, location.href);
    here.searchParams.set("show", "untagged");
    here.searchParams.delete("tagged");
    const asked = fetch(here, { headers: { "Rulewright-Fragments": "yes" } }).catch(() => ({ ok: false }));
    const answer = await desk.hold(asked);
    if (!answer.ok) return;
    const box = document.createElement("template");
    box.innerHTML = await answer.text();
    const found = box.content.querySelector("#comment"), next = found && found.dataset.next;
    if (!next) { wb.say("No comment after this one is untagged.", false); return; }
    const address = new URL(next, location.href);
    address.search = new URL(desk.pane().dataset.here, location.href).search;
    return desk.go(address.pathname + address.search);
  };
  addEventListener("popstate", () => desk.go(location.pathname + location.search, true));
})();
