/* Files dropped on an element with data-drop go into the file input of its form, which is then submitted.
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
    input.form.requestSubmit();
  });
})();
