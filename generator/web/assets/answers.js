// Says why a request of a script was not done, and puts the answer nowhere else: what was typed stays where it is.
// Says that the program does not answer, until it does; what waits is sent again when somebody comes back to the window.
(function () {
  "use strict";
  const SHOWN_BY_ITSELF = 422; // the parts of a page that a refusal consists of
  const STRANGER = 403; // the program was started again and does not know this browser yet
  const note = document.getElementById("not-done");
  const gone = document.getElementById("no-answer");
  if (!note) return;

  function isNotSaid() {
    const state = document.querySelector(".kept-state");
    if (state) state.textContent = "";
  }

  document.addEventListener("htmx:before:request", () => note.replaceChildren());
  document.addEventListener("htmx:after:request", (event) => {
    const { response, text } = event.detail.ctx;
    gone.hidden = response.status !== STRANGER;
    if (response.status < 400) return;
    isNotSaid();
    if (response.status === SHOWN_BY_ITSELF) return;
    event.preventDefault();
    const answer = new DOMParser().parseFromString(text, "text/html");
    const words = document.createElement("p");
    words.className = "problem error";
    words.textContent = Array.from(answer.querySelectorAll("h1, p"))
      .filter((each) => !each.querySelector("a"))
      .map((each) => each.textContent.trim())
      .join("：");
    note.append(words);
  });
  document.addEventListener("htmx:error", (event) => {
    isNotSaid();
    if (event.detail.ctx && !event.detail.ctx.response) gone.hidden = false;
  });
  window.addEventListener("focus", () => {
    if (gone.hidden) return;
    for (const form of document.querySelectorAll("form[data-pause]")) {
      form.dispatchEvent(new CustomEvent("fawen:pause", { bubbles: true }));
    }
  });
})();
