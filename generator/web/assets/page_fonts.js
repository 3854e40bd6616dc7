// Has the browser load the fonts of pages that this machine lacks, without waiting for them.
(function () {
  "use strict";
  const preview = document.querySelector("[data-fonts]");
  if (!preview) return;
  const link = document.createElement("link");
  link.rel = "stylesheet";
  link.href = preview.dataset.fonts;
  document.head.appendChild(link);
})();
