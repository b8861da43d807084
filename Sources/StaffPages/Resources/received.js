// What was received: files are sent with their progress, and an import under way is followed.
"use strict";
(() => {
  const { $, swap, status } = wb;
  const here = `/d/${encodeURIComponent(wb.docket())}/import`;
  const size = (bytes) => bytes < 1e6 ? `${Math.ceil(bytes / 1e3)} kB` : bytes < 1e9 ? `${(bytes / 1e6).toFixed(1)} MB` : `${(bytes / 1e9).toFixed(1)} GB`;

  // ---- following an import; what changes all the time is said aloud every ten seconds at most

  let source = null, saidAt = 0;
  const leave = () => { if (source) source.close(); source = null; };
  const end = async () => {
    leave();
    const hadFocus = document.activeElement && document.activeElement.closest("#import-job");
    const answer = await wb.look(here);
    if (!answer.ok) return;
    const title = $("#job-title");
    if (title) status(title.textContent);
    if (title && (hadFocus || document.activeElement === document.body)) title.focus({ preventScroll: true });
  };
  const hear = () => {
    if (source || !$("#import-job[data-running]")) return;
    source = new EventSource(`${here}/events`);
    source.onmessage = (event) => {
      const tidings = JSON.parse(event.data);
      if (tidings.ended) { end(); return; }
      swap(tidings.html);
      if (tidings.said && Date.now() - saidAt > 10000) { saidAt = Date.now(); status(tidings.said); }
    };
    source.onerror = () => status("Not followed: the workbench does not answer");
    source.onopen = () => { if ($("#saved").textContent.startsWith("Not followed")) status(""); };
  };
  addEventListener("visibilitychange", () => { if (document.visibilityState === "visible") hear(); else leave(); });
  const hints = () => wb.mode("Received", $("#import-job[data-running]") ? [[["x"], "stop the import"]] : [[["f"], "choose files"]]);
  wb.onSwap(() => { hear(); hints(); });

  // ---- sending files

  const problem = (title, sentence) => {
    const box = document.createElement("div"), head = document.createElement("h2"), words = document.createElement("p"), close = document.createElement("button");
    Object.assign(box, { id: "problem", className: "problem" });
    box.setAttribute("role", "alert");
    head.textContent = title;
    words.textContent = sentence;
    Object.assign(close, { type: "button", className: "btn", textContent: "Close" });
    close.dataset.dismiss = "";
    box.append(head, words, close);
    const old = $("#problem");
    if (old) old.remove();
    $(".app").append(box);
  };
  let isSending = false;
  const send = (form) => {
    const files = [...$("#files").files], bytes = files.reduce((sum, file) => sum + file.size, 0), bound = Number(form.dataset.bound);
    if (bytes > bound) { problem("That is too long", `These files have ${size(bytes)}; at most ${size(bound)} can be sent at once.`); return; }
    if (isSending) return;
    isSending = true;
    const request = new XMLHttpRequest();
    request.open("POST", form.action);
    request.setRequestHeader("Rulewright-Fragments", "yes");
    request.upload.onprogress = (event) => {
      const box = $("#sending");
      box.hidden = false;
      $("progress", box).value = event.total ? event.loaded / event.total * 100 : 0;
      $("span", box).textContent = `Sending: ${size(event.loaded)} of ${size(event.total)}`;
    };
    const over = () => { isSending = false; $("#sending").hidden = true; };
    request.onload = () => {
      over();
      if (request.status >= 200 && request.status < 300) {
        swap(request.responseText);
        const title = $("#job-title");
        if (title) title.focus({ preventScroll: true });
      } else if (request.responseText) swap(request.responseText);
      else problem("That was not sent", "The workbench did not say why. Load the page again.");
    };
    request.onerror = () => { over(); problem("That was not sent", "The workbench does not answer. Nothing was imported; try again."); };
    request.send(new FormData(form));
  };
  addEventListener("submit", (event) => {
    if (event.target.id !== "files-form") return;
    event.preventDefault();
    send(event.target);
  }, true);
  addEventListener("beforeunload", (event) => { if (isSending) event.preventDefault(); });

  const choose = () => { const files = $("#files"); if (files && files.offsetParent) { files.focus(); files.click(); } };
  const press = (key) => { const button = $(`[data-key="${key}"]`); if (button && button.offsetParent) button.click(); };
  wb.keys("everywhere", { f: choose });
  wb.command("Received", "Choose files to import", "f", choose);
  wb.command("Received", "Import what lies in the folder", "w", () => press("w"));
  wb.command("Received", "Stop the import", "x", () => press("x"));
  hear();
})();
