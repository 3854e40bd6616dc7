/* Files go into the input of the element with data-drop that they are dropped on, or of the one that says "window".
   An input with data-hand-in hands them in at once, a field with data-go sends its form when it says something else. */
(() => {
  "use strict";

  const holdsFiles = (event) => Array.from(event.dataTransfer.types).includes("Files");
  const zoneOf = (event) => (event.target instanceof Element && event.target.closest("[data-drop]"))
    || document.querySelector("[data-drop=window]");

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
  });

  document.addEventListener("change", (event) => {
    const input = event.target;
    if (input instanceof Element && input.hasAttribute("data-go")) input.form.requestSubmit();
    if (!(input instanceof HTMLInputElement) || input.type !== "file" || !input.files.length) return;
    if (input.hasAttribute("data-hand-in")) input.form.requestSubmit(input.parentElement.nextElementSibling);
    else input.focus();
  });
})();
