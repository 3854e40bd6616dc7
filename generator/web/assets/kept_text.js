// Keeps what is typed into the form of a notice in the browser until the server has it, and offers what differs.
(function () {
  "use strict";
  const PLACE = "fawen:";
  const NOT_TYPED = ["hidden", "file", "submit", "button"];
  const form = document.getElementById("notice-form");
  const offer = document.getElementById("notice-kept");

  function read(key) {
    try {
      return JSON.parse(localStorage.getItem(key) || "null");
    } catch (fault) {
      return null;
    }
  }

  function write(key, kept) {
    try {
      if (kept) localStorage.setItem(key, JSON.stringify(kept));
      else localStorage.removeItem(key);
    } catch (fault) {
      // The browser keeps nothing, or no more: the server does.
    }
  }

  // A page that follows after the form was sent: the server has what was typed.
  for (const each of document.querySelectorAll("[data-kept-by]")) {
    const key = PLACE + each.dataset.keptBy;
    const kept = read(key);
    if (kept && kept.sent) write(key, null);
  }
  if (!form || !offer) return;
  const key = PLACE + form.dataset.notice;
  let asked = "";

  function fields() {
    return Array.from(form.elements).filter((each) => each.name && !NOT_TYPED.includes(each.type));
  }

  // The digests of the files that the texts are made of.
  function bases() {
    return Array.from(form.elements).filter((each) => each.type === "hidden" && each.name.startsWith("d-"));
  }

  function valuesOf(elements) {
    return Object.fromEntries(elements.map((each) => [each.name, each.value]));
  }

  function differs(values) {
    return fields().some((each) => each.name in values && values[each.name] !== each.value);
  }

  function drop() {
    write(key, null);
    offer.hidden = true;
  }

  function take(values) {
    for (const each of [...bases(), ...fields()]) {
      if (each.name in values) each.value = values[each.name];
    }
    offer.hidden = true;
    form.dispatchEvent(new CustomEvent("fawen:pause", { bubbles: true }));
  }

  const before = read(key);
  if (form.dataset.done) {
    write(key, null);
    history.replaceState(null, "", location.pathname + location.hash);
  } else if (before && differs(before.values)) {
    offer.hidden = false;
  } else if (before && fields().some((each) => each.name in before.values)) {
    write(key, null);
  }

  form.addEventListener("input", () => write(key, { values: valuesOf([...bases(), ...fields()]), sent: false }));
  form.addEventListener("submit", () => {
    const kept = read(key);
    if (kept) write(key, { values: kept.values, sent: true });
  });
  // A request that waited for another one sends what is there by now, and is based on what that one has saved.
  document.addEventListener("htmx:before:request", (event) => {
    const request = event.detail.ctx.request;
    if (request.form !== form) return;
    const unsent = ["file", "submit", "button"];
    for (const each of Array.from(form.elements)) {
      if (each.name && !unsent.includes(each.type)) request.body.set(each.name, each.value);
    }
    asked = JSON.stringify(valuesOf(fields()));
  });
  document.addEventListener("htmx:after:swap", () => {
    const state = document.getElementById("notice-state");
    const isSaved = state && state.hasAttribute("data-saved");
    if (offer.hidden && (isSaved || asked === JSON.stringify(valuesOf(fields())))) write(key, null);
  });
  offer.addEventListener("click", (event) => {
    const choice = event.target instanceof Element && event.target.closest("[data-kept]");
    if (!choice) return;
    if (choice.dataset.kept === "take") take(before.values);
    else drop();
  });
})();
