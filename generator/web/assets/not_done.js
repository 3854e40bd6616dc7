// Shows why a request of a script was not done, and puts the answer nowhere else: what was typed stays where it is.
(function () {
  "use strict";
  const SHOWN_BY_ITSELF = 422; // the parts of a page that a refusal consists of
  const note = document.getElementById("not-done");
  if (!note) return;

  function isNotSaid() {
    const state = document.querySelector(".kept-state");
    if (state) state.textContent = "";
  }

  document.addEventListener("htmx:before:request", () => note.replaceChildren());
  document.addEventListener("htmx:after:request", (event) => {
    const ctx = event.detail.ctx;
    if (ctx.response.status < 400) return;
    isNotSaid();
    if (ctx.response.status === SHOWN_BY_ITSELF) return;
    event.preventDefault();
    const answer = new DOMParser().parseFromString(ctx.text, "text/html");
    const words = document.createElement("p");
    words.className = "problem error";
    words.textContent = Array.from(answer.querySelectorAll("h1, p"))
      .filter((each) => !each.querySelector("a"))
      .map((each) => each.textContent.trim())
      .join("：");
    note.append(words);
  });
  document.addEventListener("htmx:error", isNotSaid);
})();
