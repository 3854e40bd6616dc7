// Links between what is found, the pages and the fields: a place is a file with a line or a key.
// An address of the page that ends in #line-6, #line-6-in-附件.md or #key-date is such a link as well.
(function () {
  "use strict";
  const NOTICE = "notice.md";
  const HOUSE = "house.yaml";
  const WHOLE = "1"; // the first line in a field that has a whole file

  const all = (selector) => Array.from(document.querySelectorAll(selector));

  function firstLine(file) {
    const found = all("#preview-bodies [data-file]").find((each) => each.dataset.file === file);
    return found ? Number(found.dataset.first) : 0;
  }

  function fieldOfKey(file, key) {
    const own = all("[data-key]").filter((each) => !each.closest("#preview") && each.dataset.file === file);
    return own.find((each) => each.dataset.key === key)
      || own.find((each) => each.dataset.key === key.split(".")[0])
      || own.find((each) => each.dataset.key.split(".")[0] === key);
  }

  // Fields are described by what is found in them, as the server has them when the page is made.
  const FOUND = /^(found|refused)-/;

  function describe(field, problem) {
    const said = problem.querySelector(".sentence[id]") || problem;
    const ids = (field.getAttribute("aria-describedby") || "").split(" ").filter(Boolean);
    field.setAttribute("aria-describedby", ids.concat(said.id).join(" "));
    if (problem.classList.contains("error")) field.setAttribute("aria-invalid", "true");
  }

  function describeAll() {
    all("#notice-form [aria-invalid]").forEach((each) => each.removeAttribute("aria-invalid"));
    all("#notice-form [aria-describedby]").forEach((each) => {
      const ids = each.getAttribute("aria-describedby").split(" ").filter((id) => !FOUND.test(id));
      if (ids.length) each.setAttribute("aria-describedby", ids.join(" "));
      else each.removeAttribute("aria-describedby");
    });
    all("#findings .place[href^='#field-'], .notice-refused .place[href^='#field-']").forEach((each) => {
      const field = document.getElementById(each.getAttribute("href").slice(1));
      if (field && field.matches("input, select, textarea, fieldset")) describe(field, each.closest(".problem"));
    });
  }

  document.addEventListener("htmx:after:swap", describeAll);

  function textOf(file) {
    return all("textarea[data-text]").find((each) => each.dataset.file === file);
  }

  function control(element) {
    return element.matches("input, select, textarea, button, a[href]")
      ? element
      : element.querySelector("input:not([type=hidden]), select, textarea, button") || element;
  }

  function open(element) {
    for (let each = element; each; each = each.parentElement) if (each.matches("details")) each.open = true;
  }

  function goToField(field) {
    const target = control(field);
    open(target);
    target.focus({ preventScroll: true });
    target.scrollIntoView({ block: "center" });
  }

  // A copy of the field with its text up to the line says where the line is.
  function scrollToLine(field, before) {
    const copy = field.cloneNode();
    copy.removeAttribute("id");
    copy.value = before;
    Object.assign(copy.style, {
      position: "absolute", visibility: "hidden", minHeight: "0", height: "0", width: field.offsetWidth + "px",
    });
    field.after(copy);
    const top = copy.scrollHeight;
    copy.remove();
    const at = field.getBoundingClientRect().top + top;
    if (at < 120 || at > window.innerHeight - 40) window.scrollBy(0, at - window.innerHeight / 2);
  }

  function goToLine(field, line, column) {
    const lines = field.value.split("\n");
    const number = Math.min(Math.max(line, 1), lines.length);
    const start = lines.slice(0, number - 1).reduce((sum, each) => sum + each.length + 1, 0);
    const from = start + Math.min(Math.max((column || 1) - 1, 0), lines[number - 1].length);
    open(field);
    field.focus({ preventScroll: true });
    field.scrollIntoView({ block: "nearest" });
    field.setSelectionRange(from, start + lines[number - 1].length);
    scrollToLine(field, field.value.slice(0, start));
  }

  function goTo(place) {
    const file = place.file === HOUSE ? NOTICE : place.file;
    const field = place.key ? fieldOfKey(file, place.key) : null;
    if (field) {
      goToField(field);
      return true;
    }
    const text = textOf(file);
    const first = text && text.dataset.line === WHOLE ? 1 : firstLine(file);
    if (text && first && place.line >= first) {
      goToLine(text, place.line - first + 1, place.column);
      return true;
    }
    const found = all("[data-last]").find((each) => each.dataset.file === file
      && Number(each.dataset.line) <= place.line && place.line <= Number(each.dataset.last)) || text;
    if (found) goToField(found);
    return Boolean(found);
  }

  // What comes from the place of the link, from its page on: the same line may be on pages before, in a list.
  function mark({ source, page }) {
    all("#sheets .marked").forEach((each) => each.classList.remove("marked"));
    all("#sheets .pointer").forEach((each) => each.remove());
    const found = all("#sheets > .page").slice(Number(page) - 1)
      .flatMap((each) => Array.from(each.querySelectorAll("[data-source]"))).filter((each) => each.dataset.source === source);
    if (!found.length) return;
    found.forEach((each) => each.classList.add("marked"));
    const sheet = found[0].closest(".page");
    document.dispatchEvent(new CustomEvent("fawen:page", { detail: all("#sheets > .page").indexOf(sheet) + 1 }));
    const box = found[0].getBoundingClientRect();
    const pointer = document.createElement("span");
    pointer.className = "pointer";
    pointer.style.top = box.top + box.height / 2 - sheet.getBoundingClientRect().top + "px";
    sheet.appendChild(pointer);
  }

  function placeOf(element) {
    const { file, key, line, column } = element.dataset;
    return { file, key, line: Number(line) || 0, column: Number(column) || 0 };
  }

  function placeOnPage(element) {
    const source = element.dataset.source;
    const found = all("#preview-places [data-source]").find((each) => each.dataset.source === source);
    if (found) return placeOf(found);
    const at = source.lastIndexOf(":");
    return { file: source.slice(0, at), line: Number(source.slice(at + 1)) };
  }

  document.addEventListener("click", (event) => {
    const target = event.target instanceof Element ? event.target : null;
    if (!target || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const onPage = target.closest("#findings .on-page");
    const link = target.closest("#findings .place");
    const text = target.closest("#sheets [data-source]");
    if (onPage) {
      event.preventDefault();
      mark(onPage.dataset);
    } else if (link) {
      if (goTo(placeOf(link))) event.preventDefault();
      if (link.dataset.source) mark(link.dataset);
    } else if (text && String(getSelection()) === "") {
      goTo(placeOnPage(text));
    }
  });

  function goToAddress() {
    const found = /^#(?:line-([0-9]{1,8})|key-([a-z_.]{1,60}))(?:-in-(.{1,300}))?$/.exec(decodeURIComponent(location.hash));
    if (found) goTo({ file: found[3] || NOTICE, line: Number(found[1]), key: found[2] });
  }

  window.addEventListener("hashchange", goToAddress);
  goToAddress();
})();
