// One sheet at a time beside the form: ‹ › and PageUp, PageDown in the pages; whole, or as wide as there is room.
// Fields with several lines grow with their text: only the document scrolls.
(function () {
  "use strict";
  const screen = document.querySelector(".notice-screen");
  if (!screen) return;
  const sheets = document.getElementById("sheets");
  let shown = 1;

  function show(number) {
    const pages = Array.from(sheets.children);
    shown = Math.min(Math.max(number, 1), Math.max(pages.length, 1));
    sheets.classList.add("paged");
    pages.forEach((each, place) => each.classList.toggle("current", place === shown - 1));
    document.getElementById("page-shown").textContent = `${shown} / ${pages.length}`;
  }

  function grow(field) {
    if (!field.offsetParent) return;
    field.style.height = "auto";
    field.style.height = `${field.scrollHeight + field.offsetHeight - field.clientHeight}px`;
  }

  function growAll() {
    screen.querySelectorAll("textarea").forEach(grow);
  }

  document.addEventListener("fawen:page", (event) => show(event.detail));
  document.addEventListener("input", (event) => { if (event.target.matches(".notice-screen textarea")) grow(event.target); });
  document.addEventListener("toggle", growAll, true);
  document.addEventListener("htmx:after:swap", () => show(shown));
  document.getElementById("pages").addEventListener("keydown", (event) => {
    const step = { PageDown: 1, PageUp: -1 }[event.key];
    if (!step || event.altKey || event.ctrlKey) return;
    event.preventDefault();
    show(shown + step);
  });
  screen.addEventListener("click", (event) => {
    const button = event.target.closest("[data-page-step], [data-page-size]");
    if (!button) return;
    if (button.dataset.pageStep) show(shown + Number(button.dataset.pageStep));
    else {
      screen.classList.toggle("wide-page", button.dataset.pageSize === "wide");
      screen.querySelectorAll("[data-page-size]").forEach((each) => each.setAttribute("aria-pressed", String(each === button)));
      growAll();
    }
  });
  window.addEventListener("resize", growAll);
  show(1);
  growAll();
})();
