// The drafter's live view: hears when the draft was saved, fetches the blocks that changed and puts
// them in place of the old ones, and keeps what the reader was looking at where it was.
// Without this script the same address shows the same, and links do what keys do here.
"use strict";
(() => {
  const { $, $$ } = wb;
  const main = $(".p-draft");
  if (!main) return;
  const text = $("#draft-text"), blocks = $("#draft-blocks"), tree = $("#draft-tree");
  const base = location.pathname;
  const has = {
    token: main.dataset.token, number: main.dataset.number, reading: main.dataset.reading,
    clause: main.dataset.clause, against: main.dataset.against, doubt: null,
    unfolded: main.dataset.unfolded.split(" ").filter(Boolean),
  };

  // ---- addresses

  const asked = (more = {}) => {
    const query = new URLSearchParams();
    const all = { reading: has.reading === "redline" ? "" : has.reading, clause: has.clause, against: has.against, ...more };
    for (const [name, value] of Object.entries(all)) if (value) query.set(name, value);
    for (const key of has.unfolded) query.append("unfold", key);
    return query.toString();
  };
  const remember = () => {
    const query = asked();
    history.replaceState(null, "", base + (query ? "?" + query : ""));
  };

  // ---- rows, by the key that outlives a new number

  const rowOf = (element) => element && element.closest && element.closest("[data-row]");
  const byKey = (box, key) => box.querySelector(`[data-row="${CSS.escape(key)}"]`);
  const link = (item) => $("a", item);

  // ---- the tree: a list of links that becomes a tree with one tab stop

  const open = new Set($$("[data-open]", tree).map((item) => item.dataset.row));
  const known = new Set($$("[data-parent]", tree).map((item) => item.dataset.row));
  const dressTree = () => {
    const shown = [true];
    let hasStop = false;
    for (const item of tree.children) {
      const level = Number(item.dataset.level), key = item.dataset.row, isParent = "parent" in item.dataset;
      if (isParent && !known.has(key)) { known.add(key); open.add(key); }
      const isOpen = open.has(key), isChosen = key === has.clause, line = link(item);
      item.hidden = !shown[level - 1];
      shown[level] = shown[level - 1] && isOpen;
      item.toggleAttribute("data-open", isOpen);
      item.toggleAttribute("data-chosen", isChosen);
      item.setAttribute("role", "none");
      line.setAttribute("role", "treeitem");
      line.setAttribute("aria-level", String(level));
      line.setAttribute("aria-selected", String(isChosen));
      if (isParent) line.setAttribute("aria-expanded", String(isOpen)); else line.removeAttribute("aria-expanded");
      line.tabIndex = isChosen && !item.hidden ? 0 : -1;
      hasStop = hasStop || line.tabIndex === 0;
    }
    tree.setAttribute("role", "tree");
    if (!hasStop && tree.firstElementChild) link(tree.firstElementChild).tabIndex = 0;
  };
  const reveal = (key) => {
    let item = byKey(tree, key);
    for (let level = item ? Number(item.dataset.level) : 0; item && level > 1; item = item.previousElementSibling) {
      if (Number(item.dataset.level) < level) { level = Number(item.dataset.level); open.add(item.dataset.row); }
    }
  };
  const items = () => [...tree.children].filter((item) => !item.hidden);
  const goInTree = (item) => {
    if (!item) return;
    $$("a[tabindex='0']", tree).forEach((other) => { other.tabIndex = -1; });
    link(item).tabIndex = 0;
    link(item).focus();
  };
  const inTree = (by) => { const all = items(); goInTree(all[Math.max(0, Math.min(all.length - 1, all.indexOf(rowOf(document.activeElement)) + by))]); };
  const turn = (isOpen) => {
    const item = rowOf(document.activeElement);
    if (!item) return;
    const level = Number(item.dataset.level), key = item.dataset.row;
    if ("parent" in item.dataset && open.has(key) !== isOpen) {
      isOpen ? open.add(key) : open.delete(key);
      dressTree();
      goInTree(item);
    } else if (isOpen) {
      const next = item.nextElementSibling;
      if (next && Number(next.dataset.level) > level) goInTree(next);
    } else {
      let above = item.previousElementSibling;
      while (above && Number(above.dataset.level) >= level) above = above.previousElementSibling;
      goInTree(above);
    }
  };

  // ---- blocks in place of blocks

  const made = (html) => {
    const box = document.createElement("template");
    box.innerHTML = html;
    return box.content.firstElementChild;
  };
  const fill = (box, region) => {
    const have = new Map([...box.children].map((node) => [node.dataset.row, node]));
    const fresh = new Map(Object.entries(region.blocks).map(([key, html]) => [key, made(html)]));
    if (region.order) {
      const wanted = new Set(region.order);
      for (const [key, node] of have) if (!wanted.has(key)) node.remove();
      let at = box.firstElementChild;
      for (const key of region.order) {
        const old = have.get(key), node = fresh.get(key) || old;
        if (!node) continue;
        if (old && old === at) {
          at = at.nextElementSibling;
          if (node !== old) old.replaceWith(node);
        } else {
          box.insertBefore(node, at);
          if (old && old !== node) old.remove();
        }
      }
    } else {
      for (const [key, node] of fresh) if (have.has(key)) have.get(key).replaceWith(node);
    }
    if (region.lines) {
      region.lines.forEach((line, index) => {
        const number = box.children[index] && $(".no", box.children[index]);
        const words = line ? String(line) : "–";
        if (number && number.textContent !== words) number.textContent = words;
      });
    }
  };
  // What the reader sees first, and how far it is from the upper edge; then the rows after it, in
  // case it goes.
  const place = () => {
    const top = text.getBoundingClientRect().top;
    let first = 0, last = blocks.children.length;
    while (first < last) {
      const middle = (first + last) >> 1;
      if (blocks.children[middle].getBoundingClientRect().bottom > top) last = middle; else first = middle + 1;
    }
    return [...blocks.children].slice(first, first + 60).concat([...blocks.children].slice(Math.max(0, first - 20), first).reverse())
      .map((node) => [node.dataset.row, node.getBoundingClientRect().top]);
  };
  const putBack = (seen) => {
    for (const [key, top] of seen) {
      // A clause may have been folded, or a fold opened.
      const node = byKey(blocks, key) || byKey(blocks, key.startsWith("f-") ? key.slice(2) : "f-" + key);
      if (node) { text.scrollTop += node.getBoundingClientRect().top - top; return; }
    }
  };
  const swapHead = (html) => { const node = made(html), old = document.getElementById(node.id); if (old) old.replaceWith(node); };
  const local = (root) => $$("time[datetime]", root).forEach((time) => {
    const date = new Date(time.dateTime);
    if (!isNaN(date)) time.textContent = date.toLocaleTimeString([], { hour12: false });
  });
  const mark = () => {
    $$("[data-chosen]", blocks).forEach((node) => node.removeAttribute("data-chosen"));
    const node = has.clause && byKey(blocks, has.clause);
    if (node) node.setAttribute("data-chosen", "");
  };
  // What is shown stays; only the word about it is another.
  const doubt = (words) => {
    const line = $("#draft-bar .about"), time = $("#draft-bar time");
    has.doubt = words;
    if (line) { line.textContent = words || ""; line.classList.toggle("doubt", Boolean(words)); }
    wb.status(words || `${main.dataset.file} as of ${main.dataset.at || (time ? time.textContent : "")}`);
  };
  const tell = (patch, took) => {
    const date = new Date(patch.savedAt), at = isNaN(date) ? "" : date.toLocaleTimeString([], { hour12: false });
    main.dataset.file = patch.file;
    main.dataset.at = at;
    local($("#draft-bar"));
    doubt(patch.doubt);
    const note = $("#draft-bar .endnote");
    if (note && took !== null) note.textContent = `Redrawn in ${took} ms, ${patch.file} as of ${at}`;
  };
  const draw = (patch, began, milliseconds) => {
    const seen = place(), focused = rowOf(document.activeElement);
    const inText = focused && blocks.contains(focused), key = focused && focused.dataset.row;
    has.token = patch.token;
    has.number = String(patch.number);
    fill(tree, patch.tree);
    fill(blocks, patch.text);
    for (const part of [patch.treeHead, patch.textHead, patch.elsewhere, patch.bar]) swapHead(part);
    dressTree();
    mark();
    putBack(seen);
    if (focused && document.activeElement === document.body) {
      const again = byKey(inText ? blocks : tree, key);
      if (again && !inText) goInTree(again); else text.focus({ preventScroll: true });
    }
    tell(patch, began === null ? null : Math.round(performance.now() - began) + milliseconds);
    if (patch.news) $("#draft-news").textContent = patch.news;
    main.dataset.number = has.number;
    main.dataset.drawn = String(Number(main.dataset.drawn || 0) + 1);
  };

  // ---- asking: one after the other, the last wish wins

  let isAsking = false, again = null;
  const refresh = async (more = {}, began = null) => {
    if (isAsking) { again = [more, began]; return null; }
    isAsking = true;
    let patch = null;
    try {
      const answer = await fetch(`${base}/patch?have=${encodeURIComponent(has.token)}&${asked(more)}`, { credentials: "same-origin" });
      if (answer.ok) {
        patch = await answer.json();
        draw(patch, began, began === null ? 0 : Number((patch.bar.match(/Read in (\d+) ms/) || [0, 0])[1]));
      } else if (!more.find) {
        wb.status("The draft cannot be read: is its stage still in docket.yml?");
      }
    } catch {
      wb.status("Not followed: the workbench does not answer");
    }
    isAsking = false;
    if (again) { const [wish, since] = again; again = null; return (await refresh(wish, since)) || patch; }
    return patch;
  };

  // ---- what was said of the clause

  let talking = 0;
  const talk = (wait = 90, all = "") => {
    clearTimeout(talking);
    talking = setTimeout(() => wb.look(`${base}/said?${asked({ all })}`), wait);
  };

  // ---- choosing

  const toBlock = (node) => {
    const box = text.getBoundingClientRect(), at = node.getBoundingClientRect();
    if (at.top < box.top + 8 || at.bottom > box.bottom - 8) text.scrollTop += at.top - box.top - box.height / 4;
  };
  const choose = async (key, { scroll = true } = {}) => {
    if (!key) return;
    has.clause = key;
    reveal(key);
    if (!byKey(blocks, key)) await refresh();
    dressTree();
    mark();
    const node = byKey(blocks, key), item = byKey(tree, key);
    if (node && scroll) toBlock(node);
    if (item) item.scrollIntoView({ block: "nearest" });
    remember();
    talk();
  };
  const next = (nodes, here, by) => {
    if (!nodes.length) return null;
    if (!here) return nodes[by > 0 ? 0 : nodes.length - 1];
    const follows = (node) => here.compareDocumentPosition(node) & Node.DOCUMENT_POSITION_FOLLOWING;
    const found = by > 0 ? nodes.find((node) => node !== here && follows(node))
      : nodes.filter((node) => node !== here && !follows(node) && !node.contains(here)).pop();
    return found || null;
  };
  const toChange = (by) => {
    const node = next($$(".ln.chg", blocks), byKey(blocks, has.clause), by);
    if (!node) { wb.status(by > 0 ? "That was the last change" : "That was the first change"); return; }
    if (!blocks.contains(document.activeElement) && document.activeElement !== text) text.focus({ preventScroll: true });
    choose(node.dataset.row);
  };
  const toMistake = (by) => {
    const focused = document.activeElement.closest(".diag");
    const node = next($$(".diag", text), focused || byKey(blocks, has.clause), by) || $$(".diag", text).at(by > 0 ? 0 : -1);
    if (!node) { wb.status("Nothing is wrong in this draft"); return; }
    node.focus({ preventScroll: true });
    const row = rowOf(node);
    if (row) choose(row.dataset.row, { scroll: false });
    toBlock(node);
  };
  const read = (reading) => { has.reading = reading; refresh().then(remember); };
  const unfold = async (key) => {
    has.unfolded.push(key);
    await refresh();
    remember();
    const node = byKey(blocks, key);
    if (node) { const line = $(".no", node); if (line) line.focus({ preventScroll: true }); }
  };
  const comments = async () => {
    await wb.look(`${base}/said?${asked({ all: "1" })}`);
    wb.showPane("said");
    const list = $("#draft-said-list");
    if (list) list.focus();
  };

  // ---- going to a citation

  const dialog = $("#goto"), words = $("#goto-words"), answer = $("#goto-answer");
  const goTo = () => { answer.textContent = ""; words.value = ""; wb.open("goto"); words.focus(); };
  $("form", dialog).addEventListener("submit", async (event) => {
    event.preventDefault();
    const wanted = words.value.trim();
    if (!wanted) return;
    const patch = await refresh({ clause: wanted, find: "1" });
    if (!patch || !patch.chosen) { answer.textContent = `Neither text has a clause “${wanted}”.`; return; }
    dialog.close();
    text.focus({ preventScroll: true });
    choose(patch.chosen);
  });

  // ---- keys, clicks, commands

  const readings = ["redline", "clean", "old"];
  const turnReading = () => read(readings[(readings.indexOf(has.reading) + 1) % 3]);
  wb.keys("draft", {
    j: () => toChange(1), k: () => toChange(-1), F8: () => toMistake(1), "Shift+F8": () => toMistake(-1),
    v: turnReading, "@": goTo, o: comments,
  });
  $("#draft-tree-scroll").dataset.keys = "draft-tree";
  wb.keys("draft-tree", {
    ArrowDown: () => inTree(1), ArrowUp: () => inTree(-1), ArrowRight: () => turn(true), ArrowLeft: () => turn(false),
    Home: () => goInTree(items()[0]), End: () => goInTree(items().at(-1)),
    Space: () => { const item = rowOf(document.activeElement); if (item) choose(item.dataset.row); },
  });
  main.addEventListener("click", (event) => {
    if (event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    const to = event.target.closest("a"), row = rowOf(event.target);
    if (tree.contains(event.target) && event.target.closest(".tw") && row && "parent" in row.dataset) {
      event.preventDefault();
      open.has(row.dataset.row) ? open.delete(row.dataset.row) : open.add(row.dataset.row);
      dressTree();
      return;
    }
    if (!to) {
      // Words that were just selected are meant to be copied and not to be chosen.
      if (row && blocks.contains(row) && !String(getSelection()) && !row.matches(".fold")) choose(row.dataset.row, { scroll: false });
      return;
    }
    const act = to.dataset.unfold ? () => unfold(to.dataset.unfold)
      : to.dataset.reading ? () => read(to.dataset.reading)
      : "all" in to.dataset ? comments
      : row && (to.matches(".no") || tree.contains(to)) ? () => choose(row.dataset.row, { scroll: tree.contains(to) }) : null;
    if (act) { event.preventDefault(); act(); }
  });
  wb.command("Draft", "Next change", "j", () => toChange(1));
  wb.command("Draft", "Next mistake", "F8", () => toMistake(1));
  wb.command("Draft", "Redline, clean, old in turn", "v", turnReading);
  wb.command("Draft", "Go to a citation", "@", goTo);
  wb.command("Draft", "Comments on this clause", "o", comments);
  wb.find("Clauses", (asked) => [...tree.children].filter((item) => wb.matches(link(item).dataset.cite + " " + link(item).textContent, asked))
    .slice(0, 12).map((item) => ({ words: link(item).dataset.cite + " " + $(".h", item).textContent, run: () => choose(item.dataset.row) })));

  // ---- hearing of saves, while somebody looks

  let source = null;
  const hear = () => {
    if (source) return;
    source = new EventSource(`${base}/events${has.against ? "?against=" + encodeURIComponent(has.against) : ""}`);
    source.onmessage = (event) => {
      const tidings = JSON.parse(event.data);
      if (String(tidings.number) !== has.number) refresh({}, performance.now()).then(() => talk(300));
      else if (tidings.doubt !== has.doubt) doubt(tidings.doubt);
    };
    source.onerror = () => wb.status("Not followed: the workbench does not answer");
    source.onopen = () => doubt(has.doubt);
  };
  addEventListener("visibilitychange", () => {
    if (document.visibilityState === "visible") hear();
    else if (source) { source.close(); source = null; }
  });
  local(main);
  dressTree();
  mark();
  const chosen = has.clause && byKey(blocks, has.clause);
  if (chosen && !location.hash) toBlock(chosen);
  const item = has.clause && byKey(tree, has.clause);
  if (item) item.scrollIntoView({ block: "center" });
  if (document.activeElement === document.body) text.focus({ preventScroll: true });
  hear();
})();
