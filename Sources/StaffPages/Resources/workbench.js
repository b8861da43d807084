// What every screen of the workbench shares: keys, acts and their order, dialogs, the status line.
// A screen's own script builds on `wb`; without scripts every screen still works, by links and forms.
"use strict";
const wb = (() => {
  const $ = (selector, root = document) => root.querySelector(selector);
  const $$ = (selector, root = document) => [...root.querySelectorAll(selector)];
  document.documentElement.classList.add("has-js");
  // ---- what is said

  const say = (words, canUndo = true) => {
    const bar = $("#toast");
    if (!bar) return;
    bar.hidden = false;
    $("#toast-words").textContent = words;
    const undo = $("form.undo", bar);
    if (undo) undo.hidden = !canUndo;
  };
  const status = (words) => { const line = $("#saved"); if (line) line.textContent = words; };
  const mode = (words, hints) => {
    const name = $("#mode");
    if (name) name.textContent = words;
    if (!hints || !$("#mode-keys")) return;
    $("#mode-keys").replaceChildren(...hints.map(([keys, what]) => {
      const item = document.createElement("li");
      for (const key of keys) {
        const kbd = document.createElement("kbd");
        kbd.textContent = key;
        item.append(kbd);
      }
      item.append(" " + what);
      return item;
    }));
  };

  // ---- pieces of the page that take the place of those with their id

  const swapped = [], leaving = [];
  const onSwap = (act) => swapped.push(act);
  // What a screen puts in safety before pieces (given as a fragment) take their place.
  const beforeSwap = (act) => leaving.push(act);
  const swap = (html) => {
    const box = document.createElement("template");
    box.innerHTML = html;
    leaving.forEach((act) => act(box.content));
    const focused = document.activeElement && document.activeElement.id;
    const scrolls = [];
    for (const piece of [...box.content.children]) {
      const old = piece.id && document.getElementById(piece.id);
      if (old) {
        $$("[data-keep-scroll]", old).concat(old.matches("[data-keep-scroll]") ? [old] : [])
          .forEach((part) => { if (part.id) scrolls.push([part.id, part.scrollTop]); });
        if (piece.id === "toast-words") say(piece.textContent, !piece.hasAttribute("data-final"));
        else old.replaceWith(piece);
      } else if (piece.id === "problem") {
        ($(".app") || document.body).append(piece);
      }
    }
    for (const [id, top] of scrolls) { const part = document.getElementById(id); if (part) part.scrollTop = top; }
    if (focused && document.activeElement === document.body) {
      const again = document.getElementById(focused);
      if (again) again.focus({ preventScroll: true });
    }
    swapped.forEach((act) => act());
  };

  // ---- what is typed while an answer is awaited goes over into the form that comes

  const TEXT = "textarea, input[type=text], input[type=search], input:not([type])";
  const likeForms = (form) => $$("form").filter((other) => other.getAttribute("action") === form.getAttribute("action"));
  const textFields = () => $$("form").filter((form) => form.method === "post").flatMap((form) => {
    const at = likeForms(form).indexOf(form);
    return $$(TEXT, form).map((field) => ({ field, form, at, sent: field.value }));
  });
  // A form that asks to choose between two texts carries them where nobody sees them.
  const successor = ({ field, form, at }) => {
    const id = form.getAttribute("id"), fresh = (id && document.getElementById(id)) || likeForms(form)[at];
    return fresh && $$(`${TEXT}, input[type=hidden]`, fresh).find((other) => other.name === field.name);
  };
  // Remembers what fields hold now; the answer tells what was typed since into those that went away.
  const typedSince = (fields) => {
    const changed = fields.filter(({ field, sent }) => field.isConnected && field.value !== sent)
      .map((entry) => ({ ...entry, value: entry.field.value, from: entry.field.selectionStart, to: entry.field.selectionEnd, isFocused: document.activeElement === entry.field }));
    return () => changed.filter(({ field }) => !field.isConnected).forEach(({ value, from, to, isFocused, ...entry }) => {
      const next = successor(entry);
      if (next) next.value = value;
      if (!next || next.type === "hidden") return;
      $$("details").filter((folded) => folded.contains(next)).forEach((folded) => { folded.open = true; });
      if (isFocused) next.focus({ preventScroll: true });
      next.setSelectionRange(from, to);
    });
  };

  // ---- acts: one after the other, in the order of the keys, and none is lost

  const waiting = [];
  let isSending = false, offlineSince = null, isInUse = false, retry = null;
  const clock = (date) => date.toLocaleTimeString([], { hour12: false });
  const showWaiting = () => {
    if (offlineSince) {
      const count = waiting.length === 1 ? "1 act" : `${waiting.length} acts`;
      status(`${isInUse ? "The record is in use" : "Offline"}: ${count} not saved since ${clock(offlineSince)}; trying again (Ctrl S tries now)`);
    }
    document.documentElement.classList.toggle("is-offline", Boolean(offlineSince));
  };
  const headers = { "Rulewright-Fragments": "yes" };

  // Sends the oldest act; it leaves the line only when an answer came.
  const send = async () => {
    if (isSending || !waiting.length) return;
    isSending = true;
    clearTimeout(retry);
    const act = waiting[0];
    let answer, html;
    try {
      answer = await patiently(fetch(act.url, { method: "POST", headers, body: act.data, credentials: "same-origin", redirect: "follow" }));
      html = await answer.text();
      if (answer.status === 503) throw answer; // whoever writes has not ended
    } catch {
      isInUse = Boolean(answer && answer.status === 503);
      if (!offlineSince) offlineSince = new Date();
      retry = setTimeout(send, 2000);
      isSending = false;
      showWaiting();
      return;
    }
    waiting.shift();
    offlineSince = null;
    const saved = answer.headers.get("Rulewright-Saved");
    if (saved) status("Saved " + clock(new Date(saved)));
    else if (answer.ok) status("");
    const refill = typedSince(act.fields);
    // What goes wrong in the page is no reason to send again, nor to stop sending.
    try {
      swap(html);
      refill();
      // Acts that wait know the fields that are there now.
      waiting.flatMap((later) => later.fields).filter(({ field }) => !field.isConnected)
        .forEach((entry) => { const field = successor(entry); if (field) Object.assign(entry, { field, form: field.form }); });
    } finally {
      act.done({ ok: answer.ok, status: answer.status, headers: answer.headers });
      isSending = false;
      showWaiting();
      send();
    }
  };
  // By its number the server knows an act that comes again because its answer was lost.
  const actNumber = () => [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  // Adds an act; the promise is kept when the record has it or has refused it.
  const act = (url, data) => new Promise((done) => {
    const body = new URLSearchParams(data);
    body.set("act", actNumber());
    waiting.push({ url, data: body, done, fields: textFields() });
    send();
  });
  // Acts that were asked for before must be answered before something is looked at.
  const settled = async () => { while (waiting.length) await new Promise((go) => setTimeout(go, 5)); };
  // Only the newest look is shown, and none that was given up; `then` is done in the turn of the swap.
  let looks = 0;
  const giveUp = () => { looks += 1; };
  const look = async (url, then) => {
    const number = ++looks, isOld = { ok: false, isOld: true };
    await settled();
    if (number !== looks) return isOld;
    let answer, html;
    try {
      answer = await patiently(fetch(url, { headers, credentials: "same-origin" }));
      html = await answer.text();
    } catch {
      if (number === looks) status("The workbench does not answer");
      return { ok: false, offline: true };
    }
    if (number !== looks) return isOld;
    swap(html);
    if (then && answer.ok) then();
    return { ok: answer.ok, status: answer.status, headers: answer.headers };
  };
  addEventListener("beforeunload", (event) => { if (waiting.length) event.preventDefault(); });
  addEventListener("submit", (event) => {
    const form = event.target;
    if (form.method !== "post" || form.hasAttribute("data-whole") || event.defaultPrevented) return;
    event.preventDefault();
    if (form.matches("#toast form.undo")) { takeBack("undo"); return; }
    const submitter = event.submitter, data = new URLSearchParams(new FormData(form, submitter));
    act(submitter && submitter.hasAttribute("formaction") ? submitter.formAction : form.action, data)
      .then((answer) => {
        // The pieces that came may have taken the place of the form itself.
        const told = new CustomEvent("acted", { bubbles: true, detail: { ...answer, form, submitter } });
        (form.isConnected ? form : document.body).dispatchEvent(told);
      });
  });

  // ---- keys

  const bound = new Map();
  const keys = (scope, map) => bound.set(scope, Object.assign(bound.get(scope) || {}, map));
  const isTyping = (element) => element && (/^(TEXTAREA|SELECT)$/.test(element.tagName)
    || (element.tagName === "INPUT" && !/^(checkbox|radio|button|submit)$/.test(element.type))
    || element.isContentEditable);
  const name = (event) => {
    const parts = [];
    if (event.ctrlKey || event.metaKey) parts.push("Ctrl");
    if (event.altKey) parts.push("Alt");
    if (event.shiftKey && (event.key.length > 1 || parts.length)) parts.push("Shift");
    parts.push(event.key === " " ? "Space" : event.key);
    return parts.join("+");
  };
  // Keys that change the record act once, however long they are held down.
  const isOnce = (key) => /^([dauUy.1-9]|Delete|Backspace|Enter|Ctrl\+Enter)$/.test(key);
  const press = (map, key, event) => { event.preventDefault(); if (!event.repeat || !isOnce(key)) map[key](event); };
  let areSingle = true;
  try { areSingle = localStorage.getItem("rulewright.single-keys") !== "off"; } catch { /* private window */ }
  let going = 0;
  addEventListener("keydown", (event) => {
    if (event.defaultPrevented || event.isComposing) return;
    const here = document.activeElement, key = name(event);
    if (/^(Enter|Space)$/.test(key) && here && here.closest("[data-native]")) return; // a link, a button
    const isSingle = [...event.key].length === 1 && !event.ctrlKey && !event.metaKey && !event.altKey;
    if ($("dialog[open]") || isTyping(here)) {
      const map = bound.get(here && here.closest("[data-keys]") && here.closest("[data-keys]").dataset.keys) || {};
      // Where words are typed, a single letter is a letter.
      if (map[key] && !(isSingle && isTyping(here))) press(map, key, event);
      return;
    }
    if (isSingle && (!areSingle || (here !== document.body && !here.closest(".app")))) return;
    if (going && Date.now() - going < 2000 && isSingle) {
      going = 0;
      const link = $(`[data-go="${CSS.escape(event.key)}"]`);
      if (link) { event.preventDefault(); link.tagName === "A" ? settled().then(() => link.click()) : link.focus(); }
      return;
    }
    going = 0;
    for (let scope = here && here.closest("[data-keys]"); scope; scope = scope.parentElement && scope.parentElement.closest("[data-keys]")) {
      const map = bound.get(scope.dataset.keys) || {};
      if (map[key]) { press(map, key, event); return; }
    }
    const map = bound.get("everywhere");
    if (map[key]) { press(map, key, event); return; }
    const button = isSingle && $(`[data-key="${CSS.escape(event.key)}"]:not(:disabled)`);
    if (button && button.offsetParent) { event.preventDefault(); if (!event.repeat || !isOnce(key)) button.click(); }
  });

  // ---- dialogs

  let back = null;
  const open = (id) => {
    const dialog = document.getElementById(id);
    if (!dialog || dialog.open) return;
    back = document.activeElement;
    dialog.showModal();
    dialog.dispatchEvent(new CustomEvent("opened"));
  };
  addEventListener("close", (event) => {
    if (event.target.tagName === "DIALOG" && back && back.isConnected) back.focus();
  }, true);
  addEventListener("click", (event) => {
    const opener = event.target.closest("[data-open]"), closer = event.target.closest("[data-close]");
    if (opener) open(opener.dataset.open);
    if (closer && closer.closest("dialog")) closer.closest("dialog").close();
    if (event.target.closest("[data-dismiss]")) { const problem = $("#problem"); if (problem) problem.remove(); }
    const pane = event.target.closest("[data-pane]");
    if (pane) showPane(pane.dataset.pane);
  });
  // On a narrow window one pane is shown at a time.
  const showPane = (wanted) => {
    const panes = $(".panes");
    if (!panes) return;
    panes.dataset.show = wanted;
    $$("[data-pane]").forEach((button) => button.setAttribute("aria-pressed", String(button.dataset.pane === wanted)));
  };

  // ---- lists in which one thing is current: the list keeps the focus and points at it

  const options = (box) => $$("[role=option]", box).filter((option) => !option.hidden);
  const current = (box) => $("[role=option][aria-selected=true]", box);
  const choose = (owner, box, option) => {
    $$("[role=option][aria-selected=true]", box).forEach((other) => other.setAttribute("aria-selected", "false"));
    if (!option) { owner.removeAttribute("aria-activedescendant"); return; }
    option.setAttribute("aria-selected", "true");
    owner.setAttribute("aria-activedescendant", option.id);
    option.scrollIntoView({ block: "nearest" });
  };
  const step = (owner, box, by) => {
    const all = options(box), at = all.indexOf(current(box));
    const option = all[Math.max(0, Math.min(all.length - 1, at + by))];
    if (option) choose(owner, box, option);
    return option;
  };

  // ---- the palette: what can be done here, where to go; a screen adds its own commands

  const commands = [];
  const command = (group, words, key, run) => commands.push({ group, words, key, run });
  const finders = [];
  // A screen may look things up by what is typed: (words) => [{ words, key, run }], or a promise.
  const find = (group, look) => finders.push({ group, look });
  const fold = (words) => words.toLowerCase().normalize("NFD").replace(/\p{M}/gu, "");
  const matches = (words, asked) => fold(asked).split(/\s+/).filter(Boolean).every((word) => fold(words).includes(word));
  const dialog = $("#palette"), input = dialog && $("input", dialog), list = dialog && $("#palette-list");
  let listed = [], asking = 0;
  const fill = async () => {
    const asked = input.value.trim(), number = ++asking;
    const found = commands.filter((entry) => matches(entry.words, asked));
    const more = asked.length < 2 ? [] : await Promise.all(finders.map(async ({ group, look }) =>
      (await look(asked)).map((entry) => ({ ...entry, group }))));
    if (number !== asking) return;
    listed = [...found, ...more.flat()].slice(0, 40);
    const groups = [...new Set(listed.map((entry) => entry.group))];
    let count = 0;
    list.replaceChildren(...groups.map((group, at) => {
      const box = document.createElement("div"), title = document.createElement("div");
      box.setAttribute("role", "group");
      box.setAttribute("aria-labelledby", title.id = "palette-group-" + at);
      title.className = "group";
      title.textContent = group;
      box.append(title, ...listed.filter((entry) => entry.group === group).map((entry) => {
        const option = document.createElement("div"), words = document.createElement("span");
        option.setAttribute("role", "option");
        option.setAttribute("aria-selected", "false");
        option.id = "palette-" + count++;
        option.dataset.at = String(listed.indexOf(entry));
        words.textContent = entry.words;
        option.append(words);
        if (entry.key) { const kbd = document.createElement("kbd"); kbd.textContent = entry.key; option.append(kbd); }
        return option;
      }));
      return box;
    }));
    if (!listed.length) {
      const none = Object.assign(document.createElement("div"), { className: "group" });
      none.textContent = "Nothing is called that. A word of a command will do.";
      list.append(none);
    }
    choose(input, list, options(list)[0]);
  };
  const run = () => {
    const option = current(list);
    const entry = option && listed[Number(option.dataset.at)];
    if (!entry) return;
    dialog.close();
    entry.run();
  };
  if (dialog) {
    dialog.addEventListener("opened", () => { input.value = ""; fill(); input.focus(); });
    input.addEventListener("input", fill);
    input.addEventListener("keydown", (event) => {
      const by = { ArrowDown: 1, ArrowUp: -1, PageDown: 8, PageUp: -8 }[event.key];
      if (by) { event.preventDefault(); step(input, list, by); }
      if (event.key === "Enter") { event.preventDefault(); run(); }
    });
    list.addEventListener("click", (event) => {
      const option = event.target.closest("[role=option]");
      if (option) { choose(input, list, option); run(); }
    });
    $$("[data-go]").forEach((link) => command("Go to", link.textContent, "g " + link.dataset.go,
      () => settled().then(() => link.click())));
  }

  const single = $("#single-keys");
  if (single) {
    single.checked = areSingle;
    single.addEventListener("change", () => {
      areSingle = single.checked;
      try { localStorage.setItem("rulewright.single-keys", areSingle ? "on" : "off"); } catch { /* private window */ }
    });
  }
  const docket = () => $(".app").dataset.docket;
  // After a step the page is loaded again where it is, unless its screen has its own way.
  const SAID = "rulewright.said";
  let ownStep = null;
  const onStep = (take) => { ownStep = take; };
  const takeBack = async (verb) => {
    if (!docket() || ownStep) return ownStep && ownStep(verb);
    const here = location.pathname + location.search;
    const answer = await act(`/d/${encodeURIComponent(docket())}/${verb}`, { from: here });
    if (!answer.ok || !answer.headers.get("Rulewright-Saved")) return;
    await settled();
    try { sessionStorage.setItem(SAID, JSON.stringify([here, $("#toast-words").textContent])); } catch { /* private window */ }
    location.reload();
  };
  try {
    const [where, words] = JSON.parse(sessionStorage.getItem(SAID)) || [];
    sessionStorage.removeItem(SAID);
    if (where === location.pathname + location.search) say(words);
  } catch { /* private window */ }
  keys("everywhere", {
    "?": () => open("sheet"), "Ctrl+k": () => open("palette"), ":": () => open("palette"),
    g: () => { going = Date.now(); },
    u: () => takeBack("undo"), U: () => takeBack("redo"),
    "Ctrl+s": () => send(),
    Escape: () => { const problem = $("#problem"); if (problem) problem.remove(); },
  });
  if (docket()) {
    command("Do", "Undo the last act", "u", () => takeBack("undo"));
    command("Do", "Redo what was undone", "Shift U", () => takeBack("redo"));
  }
  command("Do", "Show all keys", "?", () => open("sheet"));

  return { $, $$, say, status, mode, swap, onSwap, beforeSwap, act, look, giveUp, onStep, settled, keys, open, options, current,
    choose, step, command, find, fold, matches, showPane, isTyping, docket };
})();
