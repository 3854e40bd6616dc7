// A form that was refused: whoever uses the keyboard, or hears the page, goes on at the first problem.
(function () {
  "use strict";
  if (!("refused" in document.body.dataset) || document.querySelector("main [autofocus]")) return;
  const problems = document.querySelector("main [role=alert], main .problems") || document.querySelector("main h1");
  problems.tabIndex = -1;
  problems.focus();
})();
