// Forms with data-search-as-typed get the event "typed" at each pause, never in the middle of a composition.
(() => {
  "use strict";
  const pause = 250;
  const waiting = new WeakMap();

  const later = (form) => {
    clearTimeout(waiting.get(form));
    waiting.set(form, setTimeout(() => form.dispatchEvent(new Event("typed")), pause));
  };

  const changed = (event) => {
    const form = event.target.closest && event.target.closest("[data-search-as-typed]");
    if (form && !event.isComposing) {
      later(form);
    }
  };

  document.addEventListener("input", changed);
  document.addEventListener("change", changed);
  document.addEventListener("compositionend", (event) => {
    const form = event.target.closest("[data-search-as-typed]");
    if (form) {
      later(form);
    }
  });
})();
