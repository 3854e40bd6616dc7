// An address that ends in #line-6, or #line-6-in-附件.md, leads to the field or the line of the text that has it.
(() => {
  "use strict";
  const NOTICE = "notice.md";

  const numbers = (element) => [Number(element.dataset.line), Number(element.dataset.last || element.dataset.line)];

  const fieldAt = (file, line) => Array.from(document.querySelectorAll("main [data-file][data-line]")).find((each) => {
    const [first, last] = numbers(each);
    return each.dataset.file === file && !each.hasAttribute("data-text") && first <= line && line <= last;
  });

  const textAt = (file, line) => Array.from(document.querySelectorAll("main textarea[data-text]")).find(
    (each) => each.dataset.file === file && numbers(each)[0] <= line,
  );

  const open = (element) => {
    for (let each = element.parentElement; each; each = each.parentElement) {
      if (each.tagName === "DETAILS") {
        each.open = true;
      }
    }
  };

  const go = () => {
    const found = /^#line-([0-9]{1,8})(?:-in-(.{1,300}))?$/.exec(decodeURIComponent(location.hash));
    if (!found || document.getElementById(location.hash.slice(1))) {
      return;
    }
    const line = Number(found[1]);
    const file = found[2] || NOTICE;
    const field = fieldAt(file, line);
    const text = field ? null : textAt(file, line);
    const target = text || (field && (field.querySelector("input:not([type=hidden]), select, textarea, button") || field));
    if (!target) {
      return;
    }
    open(target);
    target.focus();
    if (text) {
      const lines = text.value.split("\n").slice(0, line - numbers(text)[0]);
      const start = lines.reduce((sum, each) => sum + each.length + 1, 0);
      text.setSelectionRange(start, start + (text.value.slice(start).split("\n")[0] || "").length);
    }
    target.scrollIntoView({ block: "center" });
  };

  window.addEventListener("hashchange", go);
  go();
})();
