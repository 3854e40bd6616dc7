// Whoever leaves a field of the notice, presses Ctrl+S or Cmd+S, or goes on to another step, saves what was typed.
(function () {
  "use strict";
  const form = document.getElementById("notice-form");
  const save = document.getElementById("notice-save");
  if (!form || !save) return;

  const isUnsaved = () => !document.getElementById("notice-state").hasAttribute("data-saved");
  let typed = false;
  form.addEventListener("input", () => { typed = true; });
  form.addEventListener("change", (event) => {
    if (event.target.type !== "file" && event.target.name) save.click();
  });
  document.addEventListener("htmx:after:swap", () => { typed = false; });

  document.addEventListener("keydown", (event) => {
    if (event.key.toLowerCase() !== "s" || !(event.ctrlKey || event.metaKey) || event.altKey) return;
    event.preventDefault();
    if (!event.repeat) save.click();
  });
  document.addEventListener("click", (event) => {
    const link = event.target instanceof Element && event.target.closest(".dispatch a[href]");
    if (!link || event.ctrlKey || event.metaKey || !(typed || isUnsaved())) return;
    event.preventDefault();
    form.elements.next.value = link.getAttribute("href");
    form.requestSubmit(save);
  });
})();
