// A form that was refused: whoever uses the keyboard, or hears the page, goes on at the first problem.
// Alt+PageUp and Alt+PageDown follow the links that say so by data-step-key: the one before, the next.
// The fonts of pages that this machine lacks are loaded without waiting for them.
(function () {
  "use strict";
  if ("refused" in document.body.dataset && !document.querySelector("main [autofocus]")) {
    const problems = document.querySelector("main [role=alert], main .problems") || document.querySelector("main h1");
    problems.tabIndex = -1;
    problems.focus();
  }

  document.addEventListener("keydown", (event) => {
    if (!event.altKey || event.shiftKey || event.ctrlKey || event.metaKey || event.isComposing) return;
    const link = event.key.startsWith("Page") && document.querySelector(`a[data-step-key="${event.key}"]`);
    if (!link) return;
    event.preventDefault();
    link.click();
  });

  const preview = document.querySelector("[data-fonts]");
  if (!preview) return;
  const link = document.createElement("link");
  link.rel = "stylesheet";
  link.href = preview.dataset.fonts;
  document.head.appendChild(link);
})();
