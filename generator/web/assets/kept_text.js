// Keeps what is typed into the form of a notice in the browser until it is saved, and offers it when the form differs.
(function () {
  "use strict";
  const form = document.getElementById("notice-form");
  const offer = document.getElementById("notice-kept");
  if (!form || !offer) return;
  const key = "fawen:" + form.dataset.notice;
  const NOT_TYPED = ["hidden", "file", "submit", "button"];

  function fields() {
    return Array.from(form.elements).filter((each) => each.name && !NOT_TYPED.includes(each.type));
  }

  // The digests of the files that the texts are made of.
  function bases() {
    return Array.from(form.elements).filter((each) => each.type === "hidden" && each.name.startsWith("d-"));
  }

  function typed() {
    return Object.fromEntries([...bases(), ...fields()].map((each) => [each.name, each.value]));
  }

  function kept() {
    try {
      return JSON.parse(localStorage.getItem(key) || "null");
    } catch (fault) {
      return null;
    }
  }

  function keep() {
    try {
      localStorage.setItem(key, JSON.stringify(typed()));
    } catch (fault) {
      // The browser keeps nothing, or no more: the server does.
    }
  }

  function drop() {
    try {
      localStorage.removeItem(key);
    } catch (fault) {
      // It kept nothing.
    }
    offer.hidden = true;
  }

  function differs(before) {
    return fields().some((each) => each.name in before && before[each.name] !== each.value);
  }

  function take(before) {
    for (const each of [...bases(), ...fields()]) {
      if (each.name in before) each.value = before[each.name];
    }
    offer.hidden = true;
    form.dispatchEvent(new CustomEvent("fawen:pause", { bubbles: true }));
  }

  const before = kept();
  if (before && form.dataset.done) drop();
  else if (before && differs(before)) offer.hidden = false;
  else if (before) drop();

  form.addEventListener("input", keep);
  offer.addEventListener("click", (event) => {
    const choice = event.target instanceof Element && event.target.closest("[data-kept]");
    if (!choice) return;
    if (choice.dataset.kept === "take") take(before);
    else drop();
  });
  // Saving swaps the state of the texts: what was kept is not needed once it says that nothing is unsaved.
  document.addEventListener("htmx:after:swap", () => {
    const state = document.getElementById("notice-state");
    if (state && state.hasAttribute("data-saved")) drop();
  });
})();
