// Keeps what is typed into the form of a notice in the browser until the server has it, and offers what differs.
// Each page with the form has an entry of its own, and each window locks the entries that are its own. An entry whose
// window is gone is offered in any other.
(function () {
  "use strict";
  const PLACE = "fawen:";
  const SENT = "fawen-sent";
  const OWN = "fawen-own";
  const HERE = "sessionStorage";
  const AWAY = 2000; // milliseconds in which a window may go from one page to the next
  const NOT_TYPED = ["hidden", "file", "submit", "button"];
  const form = document.getElementById("notice-form");
  const offer = document.getElementById("notice-kept");

  // What is kept for all windows, or for this one; where the browser keeps no more, the server does.
  function read(key, place = "localStorage") {
    try {
      return JSON.parse(window[place].getItem(key) || "null");
    } catch {
      return null;
    }
  }

  function write(key, kept, place = "localStorage") {
    try {
      if (kept) window[place].setItem(key, JSON.stringify(kept));
      else window[place].removeItem(key);
    } catch {
      // It is offered in any window, or not at all.
    }
  }

  // The entry of the page before, whose form was sent.
  function takeSent() {
    const key = read(SENT, HERE);
    write(SENT, null, HERE);
    return key;
  }

  function lock(name) {
    if (navigator.locks) navigator.locks.request(name, () => new Promise(() => {}));
  }

  const own = () => read(OWN, HERE) || [];

  function allKeys() {
    try {
      return Object.keys(localStorage);
    } catch {
      return [];
    }
  }

  // A page that follows after the form was sent: the server has what was typed.
  if (document.querySelector("[data-kept-by]")) {
    const sent = takeSent();
    if (sent) write(sent, null);
  }
  if (!form || !offer) {
    own().forEach(lock);
    return;
  }
  const key = PLACE + form.dataset.notice + ":" + form.elements.window.value;
  const found = []; // entries that are offered, one after the other
  let count = 0;
  let asked = "";

  function fields() {
    return Array.from(form.elements).filter((each) => each.name && !NOT_TYPED.includes(each.type));
  }

  // The digests of the files that the texts are made of.
  function bases() {
    return Array.from(form.elements).filter((each) => each.type === "hidden" && each.name.startsWith("d-"));
  }

  const valuesOf = (elements) => Object.fromEntries(elements.map((each) => [each.name, each.value]));

  function keep() {
    write(key, { values: valuesOf([...bases(), ...fields()]) });
  }

  function differs(values) {
    return fields().some((each) => each.name in values && values[each.name] !== each.value);
  }

  const isOfNotice = (name) => name.startsWith(PLACE + form.dataset.notice + ":");

  function offerNext() {
    offer.hidden = found.length === 0;
  }

  function take(values) {
    for (const each of [...bases(), ...fields()]) {
      if (each.name in values) each.value = values[each.name];
    }
    keep();
    form.dispatchEvent(new CustomEvent("fawen:pause", { bubbles: true }));
  }

  // An entry whose page is gone becomes one of this page.
  function consider(left) {
    const kept = read(left);
    if (!kept || !fields().some((each) => each.name in kept.values)) return;
    write(left, null);
    if (!differs(kept.values)) return;
    const adopted = `${key}.${count += 1}`;
    lock(adopted);
    write(adopted, kept);
    write(OWN, [...own(), adopted], HERE);
    found.push({ left: adopted, values: kept.values });
    offerNext();
  }

  // Whether a window that was between two pages wants its entry back; those that only watch share the lock.
  async function isWanted(left) {
    await new Promise((resolve) => setTimeout(resolve, AWAY));
    const { pending } = await navigator.locks.query();
    return pending.some((each) => each.name === left && each.mode === "exclusive");
  }

  // The lock of an entry is had as soon as its window is closed.
  async function watch(left) {
    if (!navigator.locks) consider(left);
    else if (await navigator.locks.request(left, { mode: "shared" }, () => isWanted(left))) watch(left);
    else consider(left);
  }

  const sent = takeSent();
  if (form.dataset.done) {
    if (sent && isOfNotice(sent)) write(sent, null);
    history.replaceState(null, "", location.pathname + location.hash);
  }
  const before = own().filter(isOfNotice);
  write(OWN, [key, ...own().filter((each) => !isOfNotice(each))], HERE);
  own().forEach(lock);
  if (form.hasAttribute("data-unkept")) keep();
  before.forEach(consider);
  allKeys().filter((each) => isOfNotice(each) && !own().includes(each)).forEach(watch);

  form.addEventListener("input", keep);
  form.addEventListener("submit", () => write(SENT, key, HERE));
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
  document.addEventListener("htmx:after:swap", (event) => {
    const ctx = event.detail.ctx;
    const state = document.getElementById("notice-state");
    if (ctx.request.form !== form || ctx.response.status >= 400 || state.hasAttribute("data-unkept")) return;
    if (asked === JSON.stringify(valuesOf(fields()))) write(key, null);
  });
  offer.addEventListener("click", (event) => {
    const choice = event.target instanceof Element && event.target.closest("[data-kept]");
    if (!choice || !found.length) return;
    const { left, values } = found.shift();
    if (choice.dataset.kept === "take") take(values);
    write(left, null);
    offerNext();
  });
})();
