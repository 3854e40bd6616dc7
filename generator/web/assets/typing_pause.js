// Says when somebody pauses in typing: the event `fawen:pause` on a form with data-pause.
// While an input method composes, nothing is said; what was chosen is said after the pause that follows.
(function () {
  "use strict";
  const PAUSE = 300;
  let timer = 0;
  let isComposing = false;

  function typed(event) {
    isComposing = event.type === "compositionstart" || (isComposing && event.type === "input");
    const { form } = event.target;
    if (!form || !form.hasAttribute("data-pause")) return;
    clearTimeout(timer);
    if (isComposing || event.isComposing) return;
    timer = setTimeout(() => form.dispatchEvent(new CustomEvent("fawen:pause", { bubbles: true })), PAUSE);
  }

  for (const each of ["compositionstart", "compositionend", "input"]) document.addEventListener(each, typed);
})();
