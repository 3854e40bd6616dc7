// Says that the program does not answer, until it does; what waits is sent again when somebody comes back to the window.
(function () {
  "use strict";
  const STRANGER = 403; // the program was started again and does not know this browser yet
  const note = document.getElementById("no-answer");
  if (!note) return;

  document.addEventListener("htmx:error", (event) => {
    const ctx = event.detail.ctx;
    if (ctx && !ctx.response) note.hidden = false;
  });
  document.addEventListener("htmx:after:request", (event) => {
    note.hidden = event.detail.ctx.response.status !== STRANGER;
  });
  window.addEventListener("focus", () => {
    if (note.hidden) return;
    for (const form of document.querySelectorAll("form[data-pause]")) {
      form.dispatchEvent(new CustomEvent("fawen:pause", { bubbles: true }));
    }
  });
})();
