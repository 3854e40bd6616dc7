// Ctrl+S and Cmd+S press the button that saves.
(function () {
  "use strict";
  document.addEventListener("keydown", (event) => {
    const save = document.getElementById("notice-save");
    if (!save || event.key.toLowerCase() !== "s" || !(event.ctrlKey || event.metaKey) || event.altKey) return;
    event.preventDefault();
    if (!event.repeat) save.click();
  });
})();
