/* The table of the roster: its inputs and buttons are there where this runs; Enter and the arrows go up and down a column.
   Whoever leaves the page is asked first where something typed could not be saved. */
(() => {
  "use strict";

  const open = () => {
    document.querySelectorAll("table.roster input[readonly]").forEach((each) => each.removeAttribute("readonly"));
    document.querySelectorAll("table.roster [data-scripted]").forEach((each) => each.removeAttribute("hidden"));
  };
  const rows = { ArrowDown: 1, Enter: 1, ArrowUp: -1 };

  const beside = (input, step) => {
    const cell = input.closest("td");
    let row = cell.parentElement;
    do {
      row = step > 0 ? row.nextElementSibling : row.previousElementSibling;
    } while (row && !row.cells[cell.cellIndex]);
    return row && row.cells[cell.cellIndex].querySelector("input");
  };

  document.addEventListener("keydown", (event) => {
    const input = event.target;
    if (!(input instanceof HTMLInputElement) || !input.closest("table.roster") || event.isComposing) return;
    if (event.key === "Escape") input.value = input.defaultValue;
    const next = rows[event.key] && beside(input, rows[event.key]);
    if (!next) return;
    event.preventDefault();
    next.focus();
    next.select();
  });

  window.addEventListener("beforeunload", (event) => {
    if (document.querySelector("table.roster input[aria-invalid=true]")) {
      event.preventDefault();
      event.returnValue = "";
    }
  });

  document.addEventListener("htmx:after:swap", open);
  open();
})();
