// The coding screen: what the public reads. The forms below the words do it; with scripts the words
// that are selected, or the sentence at the caret, are those that are withheld.
"use strict";
(() => {
  const { $ } = wb;
  if (!desk.pane() || !desk.pane().dataset.comment) return;
  desk.withhold = () => {
    const box = $("#withhold"), kind = $("#withhold-kind");
    if (!box || !kind) return;
    if (!desk.selection && !desk.rangeOfCoding()) desk.select(desk.caretPart());
    box.open = true;
    kind.focus();
  };
  // The passage is told when the form goes, whatever was selected when it came.
  addEventListener("submit", (event) => {
    const form = event.target.closest("#withhold form"), part = form && desk.passage();
    if (!form || !part || (event.submitter && event.submitter.value !== "redact")) return;
    let field = form.elements.sel;
    if (!field) {
      field = document.createElement("input");
      [field.type, field.name] = ["hidden", "sel"];
      form.append(field);
    }
    field.value = `${part.from}-${part.to}`;
  }, true);
})();
