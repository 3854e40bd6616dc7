// A file dropped on a form with data-drop is the one that its file field has.
(() => {
  "use strict";
  const formOf = (event) => event.target.closest && event.target.closest("form[data-drop]");

  document.addEventListener("dragover", (event) => {
    const form = formOf(event);
    if (form) {
      event.preventDefault();
      form.classList.add("over");
    }
  });
  document.addEventListener("dragleave", (event) => {
    const form = formOf(event);
    if (form && !form.contains(event.relatedTarget)) {
      form.classList.remove("over");
    }
  });
  document.addEventListener("drop", (event) => {
    const form = formOf(event);
    if (form) {
      event.preventDefault();
      form.classList.remove("over");
      const field = form.querySelector("input[type=file]");
      field.files = event.dataTransfer.files;
      field.dispatchEvent(new Event("change", { bubbles: true }));
      field.focus();
    }
  });
})();
