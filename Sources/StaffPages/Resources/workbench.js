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

  const swapped = [];
  const onSwap = (act) => swapped.push(act);
  const swap = (html) => {
    const box = document.createElement("template");
    box.innerHTML = html;
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

  // ---- acts: one after the other, in the order of the keys, and none is lost

  const waiting = [];
  let isSending = false, offlineSince = null, retry = null;
  const clock = (date) => date.toLocaleTimeString([], { hour12: false });
  const showWaiting = () => {
    if (offlineSince) {
      const count = waiting.length === 1 ? "1 act" : `${waiting.length} acts`;
      status(`Offline: ${count} not saved since ${clock(offlineSince)}; trying again (Ctrl S tries now)`);
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
    try {
      const answer = await fetch(act.url, {
        method: "POST", headers, body: act.data, credentials: "same-origin", redirect: "follow",
      });
      const html = await answer.text();
      waiting.shift();
      offlineSince = null;
      const saved = answer.headers.get("Rulewright-Saved");
      if (saved) status("Saved " + clock(new Date(saved)));
      else if (answer.ok) status("");
      swap(html);
      act.done({ ok: answer.ok, status: answer.status, headers: answer.headers });
    } catch (error) {
      if (!offlineSince) offlineSince = new Date();
      retry = setTimeout(send, 2000);
      isSending = false;
      showWaiting();
      return;
    }
    isSending = false;
    showWaiting();
    send();
  };
  // Adds an act; the promise is kept when the record has it or has refused it.
  const act = (url, data) => new Promise((done) => {
    const body = data instanceof URLSearchParams ? data : new URLSearchParams(data);
    waiting.push({ url, data: body, done });
    send();
  });
  // Acts that were asked for before must be answered before something is looked at.
  const settled = async () => { while (waiting.length) await new Promise((go) => setTimeout(go, 5)); };
  const look = async (url) => {
    await settled();
    const answer = await fetch(url, { headers, credentials: "same-origin" });
    const html = await answer.text();
    swap(html);
    return { ok: answer.ok, status: answer.status, headers: answer.headers };
  };
  addEventListener("beforeunload", (event) => { if (waiting.length) event.preventDefault(); });
  addEventListener("submit", (event) => {
    const form = event.target;
    if (form.method !== "post" || form.hasAttribute("data-whole") || event.defaultPrevented) return;
    event.preventDefault();
    const data = new URLSearchParams(new FormData(form, event.submitter));
    act(event.submitter && event.submitter.hasAttribute("formaction") ? event.submitter.formAction : form.action, data)
      .then((answer) => {
        // The pieces that came may have taken the place of the form itself.
        const told = new CustomEvent("acted", { bubbles: true, detail: { ...answer, form } });
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
  let areSingle = true;
  try { areSingle = localStorage.getItem("rulewright.single-keys") !== "off"; } catch { /* private window */ }
  let going = 0;
  addEventListener("keydown", (event) => {
    if (event.defaultPrevented || event.isComposing) return;
    const here = document.activeElement, key = name(event);
    const isSingle = [...event.key].length === 1 && !event.ctrlKey && !event.metaKey && !event.altKey;
    if ($("dialog[open]") || isTyping(here)) {
      const map = bound.get(here && here.closest("[data-keys]") && here.closest("[data-keys]").dataset.keys) || {};
      // Where words are typed, a single letter is a letter.
      if (map[key] && !(isSingle && isTyping(here))) { event.preventDefault(); map[key](event); }
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
      if (map[key]) { event.preventDefault(); map[key](event); return; }
    }
    const map = bound.get("everywhere");
    if (map[key]) { event.preventDefault(); map[key](event); return; }
    const button = isSingle && $(`[data-key="${CSS.escape(event.key)}"]:not(:disabled)`);
    if (button && button.offsetParent) { event.preventDefault(); button.click(); }
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
        option.id = "palette-" + count;
        option.dataset.at = String(listed.indexOf(entry));
        count += 1;
        words.textContent = entry.words;
        option.append(words);
        if (entry.key) { const kbd = document.createElement("kbd"); kbd.textContent = entry.key; option.append(kbd); }
        return option;
      }));
      return box;
    }));
    if (!listed.length) {
      const none = document.createElement("div");
      none.className = "group";
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
  const takeBack = (verb) => { if (docket()) act(`/d/${encodeURIComponent(docket())}/${verb}`, { from: location.pathname + location.search }); };
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

  return { $, $$, say, status, mode, swap, onSwap, act, look, settled, keys, open, options, current,
    choose, step, command, find, fold, matches, showPane, isTyping, docket };
})();
