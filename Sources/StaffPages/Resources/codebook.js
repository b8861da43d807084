// The codebook: tags by j and k, what waits for review by y, forms by their letters.
"use strict";
(() => {
  const { $, $$ } = wb;
  const links = () => $$("#tag-list a");
  const go = (by) => {
    const all = links();
    const at = all.findIndex((link) => link.hasAttribute("aria-current"));
    const next = all[Math.max(0, Math.min(all.length - 1, at + by))];
    if (next) wb.settled().then(() => next.click());
  };
  const unfold = (id) => {
    const part = document.getElementById(id);
    if (!part) return;
    part.open = true;
    const field = $("input:not([type=hidden]), select, textarea", part);
    if (field) field.focus();
  };
  const edit = () => {
    wb.showPane("tag");
    if ($("#edit")) unfold("edit"); else { const field = $("form.definition input[type=text]"); if (field) field.focus(); }
  };
  const review = () => { const button = $("#review .confirm"); if (button) { button.focus(); button.scrollIntoView({ block: "center" }); } };
  // The coding that is looked at, or else the first, is confirmed; the next one takes the focus.
  const confirm = () => {
    const here = document.activeElement && document.activeElement.closest("#review li");
    const button = here ? $(".confirm", here) : $("#review .confirm");
    if (button) button.click();
  };
  const map = {
    j: () => go(1), k: () => go(-1), ArrowDown: () => go(1), ArrowUp: () => go(-1), e: edit, r: review,
    y: confirm, m: () => unfold("merge"), s: () => unfold("split"), n: () => unfold("rename"),
  };
  const reading = { ...map };
  delete reading.ArrowDown;
  delete reading.ArrowUp;
  wb.keys("tags", map);
  wb.keys("tag", reading);
  addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
    const form = document.activeElement && document.activeElement.closest("form");
    if (form) { event.preventDefault(); form.requestSubmit(); }
  });
  // The address names the tag that is shown, so that loading the page again shows it too.
  wb.onSwap(() => {
    const pane = $("#tag-pane");
    if (!pane) return;
    const address = new URL(location.href);
    address.search = pane.dataset.tag ? "?tag=" + encodeURIComponent(pane.dataset.tag) : "";
    history.replaceState(null, "", address);
  });
  document.addEventListener("acted", (event) => {
    if (event.detail.ok) review();
  });
  wb.command("On this tag", "Edit the definition", "e", edit);
  wb.command("On this tag", "Rename the tag", "n", () => unfold("rename"));
  wb.command("On this tag", "Merge the tag into another", "m", () => unfold("merge"));
  wb.command("On this tag", "Split off a new tag", "s", () => unfold("split"));
  wb.command("On this tag", "Review codings made under another definition", "r", review);
  wb.find("Tags", (asked) => links().filter((link) => wb.matches(link.textContent, asked))
    .map((link) => ({ words: $(".name", link).textContent, run: () => link.click() })));
  const chosen = $("#tag-list a[aria-current]");
  if (chosen) chosen.scrollIntoView({ block: "nearest" });
  if (document.activeElement === document.body) (chosen || $("form.definition input:not([type=hidden])") || $("#main")).focus({ preventScroll: true });
})();
