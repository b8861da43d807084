// Issues, their responses, and the gate: lists by key, and the form of a response.
"use strict";
(() => {
  const { $, $$, keys, act, onSwap, showPane } = wb;

  // ---- lists of links: j and k move, Enter follows, Tab leaves

  const links = (box) => $$("a", box).filter((link) => link.closest("li") && link.offsetParent);
  const rove = () => $$("[data-roving]").forEach((box) => {
    const all = links(box);
    const current = all.find((link) => link.hasAttribute("aria-current")) || all[0];
    all.forEach((link) => { link.tabIndex = link === current ? 0 : -1; });
  });
  const step = (by) => (event) => {
    const scope = event.target.closest("[data-keys=list]") || $("[data-keys=list]");
    const box = scope && (scope.matches("[data-roving]") ? scope : $("[data-roving]", scope));
    if (!box) return;
    const all = links(box), at = all.indexOf(document.activeElement);
    const from = at < 0 ? all.findIndex((link) => link.tabIndex === 0) - (by > 0 ? 1 : -1) : at;
    const next = all[Math.max(0, Math.min(all.length - 1, from + by))];
    if (!next) return;
    all.forEach((link) => { link.tabIndex = link === next ? 0 : -1; });
    next.focus();
    next.scrollIntoView({ block: "nearest" });
  };
  keys("list", { j: step(1), k: step(-1), ArrowDown: step(1), ArrowUp: step(-1) });
  // Where an issue is open, the same keys lead to the ones beside it.
  const follow = (key) => () => { const link = $(`.steps [data-key=${key}]`); if (link) link.click(); };
  keys("everywhere", $("#answer") ? { j: follow("j"), k: follow("k") } : { j: step(1), k: step(-1) });

  // ---- the form of a response

  const form = () => $("#response"), body = () => $("textarea#body");
  let began = "", came = "";
  const held = () => (form() ? new URLSearchParams(new FormData(form())).toString() : "");
  const isChanged = () => Boolean(form()) && !$(".conflict") && held() !== began;
  addEventListener("beforeunload", (event) => { if (isChanged()) event.preventDefault(); });

  const show = (isPreview) => {
    const edit = $("#edit");
    if (!edit) return;
    edit.classList.toggle("shows-preview", isPreview);
    $("#write").setAttribute("aria-pressed", String(!isPreview));
    $("#show").setAttribute("aria-pressed", String(isPreview));
  };
  const write = () => { if (!body()) return; showPane("answer"); show(false); body().focus(); };
  const preview = async () => {
    if (!body()) return;
    showPane("answer");
    const data = new URLSearchParams(new FormData(form()));
    data.set("only", "text");
    const answer = await act($("#show").dataset.preview, data);
    if (!answer.ok) return;
    show(true);
    $("#preview").focus();
  };
  const save = () => { if (form()) form().requestSubmit($("#save") || undefined); };
  const decide = () => {
    const box = $("#disposition");
    if (!box) return;
    showPane("answer");
    ($("input:checked", box) || $("input", box)).focus();
  };
  const pick = () => {
    const list = $("#changes");
    if (!list) return;
    showPane("answer");
    list.open = true;
    const box = $("input:checked", list) || $("input", list);
    if (box) { box.focus(); box.scrollIntoView({ block: "nearest" }); }
  };
  const leave = () => { if ($("#answer")) $("#answer").focus(); };
  const among = (by) => () => {
    const boxes = $$("#changes input"), at = boxes.indexOf(document.activeElement);
    const next = boxes[Math.max(0, Math.min(boxes.length - 1, at + by))];
    if (next) { next.focus(); next.scrollIntoView({ block: "nearest" }); }
  };

  if ($("#answer")) keys("everywhere", { d: decide, l: pick, e: write, v: preview, "Ctrl+Enter": save });
  keys("issue", { d: decide, l: pick, e: write, v: preview, "Ctrl+Enter": save });
  // Fields stand in this one: in them every letter is a letter.
  keys("answer", { "Ctrl+Enter": save, Escape: leave });
  const numbers = {};
  [1, 2, 3, 4, 5].forEach((number) => {
    numbers[number] = () => {
      const radio = $$("#disposition input")[number - 1];
      if (radio) { radio.focus(); radio.click(); }
    };
  });
  keys("disposition", numbers);
  keys("changes", { j: among(1), k: among(-1), ArrowDown: among(1), ArrowUp: among(-1), Escape: leave });

  addEventListener("click", (event) => {
    if (event.target.closest("#write")) write();
    if (event.target.closest("#show")) preview();
  });
  addEventListener("change", (event) => {
    if (event.target.matches("#changes input")) {
      const count = $$("#changes input:checked").length;
      $("#picked").textContent = count ? `${count} picked` : "none picked";
    }
    // The changes that can be picked are those of the stage that answers.
    if (event.target.matches("#answered")) act($("#show").dataset.preview, new URLSearchParams(new FormData(form())));
  });

  // What the record has is what the form began with; what is only shown is not.
  addEventListener("acted", (event) => {
    const answer = event.detail;
    if (answer.ok && answer.headers.get("Rulewright-Saved")) {
      began = came;
      const at = $("#answer") && $("#answer").dataset.at;
      if (at) history.replaceState(null, "", at);
    }
    const alert = $("#fault") || $(".conflict");
    if (alert && $("#answer")) $("#answer").focus();
  });
  // Words that were typed meanwhile are put in after this: they are changes.
  onSwap(() => { rove(); came = held(); });

  if (form()) {
    wb.command("Do", "Save the response", "Ctrl Enter", save);
    wb.command("Do", "Disposition of the response", "d", decide);
    wb.command("Do", "Pick the change from the redline", "l", pick);
    wb.command("Do", "Write the response", "e", write);
    wb.command("Do", "Preview the response", "v", preview);
  }
  wb.find("Issues", async (asked) => $$("#issue-list .issuelist a")
    .filter((link) => wb.matches(link.textContent, asked)).slice(0, 12)
    .map((link) => ({ words: $(".what", link).textContent + ": " + $(".ttl", link).textContent, run: () => link.click() })));

  rove();
  began = held();
  const open = $("#issue-list [aria-current]");
  if (open) open.scrollIntoView({ block: "nearest" });
  const fault = $("#fault, .conflict");
  if (fault && $("#answer")) $("#answer").focus();
  else if ($("#preview") && $("#preview").childElementCount) show(false);
})();
