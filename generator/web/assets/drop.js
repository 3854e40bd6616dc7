/* Files dropped on an element with data-drop go into its file input; a form that asks for nothing else is then submitted.
   A file dropped beside it would open in place of the page: it does nothing. */
(() => {
  "use strict";

  const holdsFiles = (event) => Array.from(event.dataTransfer.types).includes("Files");
  const zoneOf = (event) => (event.target instanceof Element ? event.target.closest("[data-drop]") : null);

  const mark = (zone) => {
    document.querySelectorAll("[data-drop].over").forEach((each) => each.classList.toggle("over", each === zone));
    if (zone) zone.classList.add("over");
  };

  document.addEventListener("dragover", (event) => {
    if (!holdsFiles(event)) return;
    event.preventDefault();
    mark(zoneOf(event));
  });

  document.addEventListener("dragleave", (event) => {
    if (event.relatedTarget === null) mark(null);
  });

  document.addEventListener("drop", (event) => {
    if (!holdsFiles(event)) return;
    event.preventDefault();
    const zone = zoneOf(event);
    mark(null);
    const input = zone && zone.querySelector("input[type=file]");
    if (!input) return;
    input.files = event.dataTransfer.files;
    input.dispatchEvent(new Event("change", { bubbles: true }));
    if (input.form.querySelector("select, input[type=radio], input[type=checkbox]")) input.focus();
    else input.form.requestSubmit();
  });
})();
