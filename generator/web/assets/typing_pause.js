// Says when somebody pauses in typing: the event `fawen:pause` on a form with data-pause.
// While an input method composes, nothing is said; what was chosen is said after the pause that follows.
(function () {
  "use strict";
  const PAUSE = 300;
  const waiting = new Map();
  let composing = false;

  function formOf(target) {
    const form = target instanceof Element ? target.form || target.closest("form") : null;
    return form && form.hasAttribute("data-pause") ? form : null;
  }

  function wait(form) {
    clearTimeout(waiting.get(form));
    waiting.set(form, setTimeout(() => {
      waiting.delete(form);
      if (form.isConnected) form.dispatchEvent(new CustomEvent("fawen:pause", { bubbles: true }));
    }, PAUSE));
  }

  function hold(form) {
    clearTimeout(waiting.get(form));
    waiting.delete(form);
  }

  document.addEventListener("compositionstart", (event) => {
    composing = true;
    const form = formOf(event.target);
    if (form) hold(form);
  });
  document.addEventListener("compositionend", (event) => {
    composing = false;
    const form = formOf(event.target);
    if (form) wait(form);
  });
  document.addEventListener("input", (event) => {
    const form = formOf(event.target);
    if (form && !composing && !event.isComposing) wait(form);
  });
})();
