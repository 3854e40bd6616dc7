// Alt+PageUp and Alt+PageDown follow the links that say so by data-step-key: the one before, the next.
(() => {
  "use strict";
  document.addEventListener("keydown", (event) => {
    if (!event.altKey || event.shiftKey || event.ctrlKey || event.metaKey || event.isComposing) {
      return;
    }
    const link = event.key.startsWith("Page") && document.querySelector(`a[data-step-key="${event.key}"]`);
    if (link) {
      event.preventDefault();
      link.click();
    }
  });
})();
