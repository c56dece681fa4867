"use strict";
// Nothing here is needed to read: it filters, lights up, opens what is led to, and remembers the choice of colours.
(() => {
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const get = (id) => document.getElementById(id);

  // ── colours ──
  const store = {
    get(key) { try { return localStorage.getItem(key); } catch { return null; } },
    set(key, value) { try { localStorage.setItem(key, value); } catch { /* a page from a file may have none */ } },
  };
  const choice = get("theme-" + store.get("rashomon-theme"));
  if (choice) choice.checked = true;
  for (const input of all("[name=theme]")) {
    input.addEventListener("change", () => store.set("rashomon-theme", input.value));
  }

  // ── where an address leads: open what it is folded in ──
  const reveal = () => {
    let target = null;
    try { target = get(decodeURIComponent(location.hash.slice(1))); } catch { /* no such place */ }
    if (!target) return;
    if (target.closest(".line[hidden], .voice[hidden], .band[hidden]")) clear();
    let folded = target.closest("details:not([open])");
    const moved = Boolean(folded);
    for (; folded; folded = target.closest("details:not([open])")) folded.open = true;
    if (moved) target.scrollIntoView();
    light(target.classList.contains("note") ? keyOf(target) : null);
  };

  // ── the parts of one quote light up together ──
  const parts = new Map();
  for (const part of all(".text [data-q]")) {
    for (const key of part.dataset.q.split(" ")) {
      if (!parts.has(key)) parts.set(key, []);
      parts.get(key).push(part);
    }
  }
  const keyOf = (element) => {
    if (element.classList.contains("note")) return element.id.replace(/^q-/, "");
    return (element.dataset.q || "").split(" ")[0];
  };
  let lit = [];
  const light = (key) => {
    for (const part of lit) part.classList.remove("lit");
    lit = (key && parts.get(key)) || [];
    for (const part of lit) part.classList.add("lit");
  };
  const over = (event) => {
    const element = event.target.closest && event.target.closest(".text [data-q], .text .note");
    if (element) light(keyOf(element));
    else if (lit.length && event.target.closest(".text")) light(null);
  };
  document.addEventListener("mouseover", over);
  document.addEventListener("focusin", over);

  // ── the filter ──
  const filter = document.querySelector(".filter");
  const fields = { text: get("filter-text"), source: get("filter-source"), report: get("filter-report"), type: get("filter-type") };
  const lines = all(".line").map((element) => ({
    element,
    voice: element.closest(".voice").id,
    report: element.dataset.report,
    type: element.dataset.type,
    words: null,
  }));
  const fold = (text) => text.toLowerCase().replace(/[‘’]/g, "'").replace(/[“”]/g, '"').replace(/\s+/g, " ").trim();
  const wordsOf = (line) => {
    if (line.words === null) {
      const speaker = line.element.closest(".voice").querySelector("h4");
      const told = line.element.querySelector(".told").textContent;
      const said = line.element.querySelector("blockquote");
      line.words = fold([speaker ? speaker.textContent : "", told, said ? said.textContent : ""].join(" "));
    }
    return line.words;
  };
  const apply = () => {
    const text = fold(fields.text.value);
    let shown = 0;
    for (const line of lines) {
      const stays =
        (!fields.source.value || line.voice === fields.source.value) &&
        (!fields.report.value || line.report === fields.report.value) &&
        (!fields.type.value || line.type === fields.type.value) &&
        (!text || wordsOf(line).includes(text));
      line.element.hidden = !stays;
      shown += stays;
    }
    for (const group of [".utterance", ".voice", ".band"]) {
      for (const element of all("#said " + group)) element.hidden = !element.querySelector(".line:not([hidden])");
    }
    get("filter-count").textContent = shown === lines.length ? `${shown} lines` : `${shown} of ${lines.length} lines`;
  };
  const clear = () => {
    for (const field of Object.values(fields)) field.value = "";
    apply();
  };
  if (filter && lines.length) {
    filter.hidden = false;
    let waiting = 0;
    fields.text.addEventListener("input", () => {
      clearTimeout(waiting);
      waiting = setTimeout(apply, 120);
    });
    for (const name of ["source", "report", "type"]) fields[name].addEventListener("change", apply);
    get("filter-clear").addEventListener("click", clear);
    apply();
  }

  // ── questions by label ──
  const labels = document.querySelector(".labels");
  if (labels) {
    labels.hidden = false;
    labels.addEventListener("click", (event) => {
      const button = event.target.closest("button");
      if (!button) return;
      const wanted = button.dataset.label;
      for (const other of labels.children) other.setAttribute("aria-pressed", String(other === button));
      for (const row of all(".question")) row.hidden = Boolean(wanted) && !row.dataset.labels.split(" ").includes(wanted);
      const folded = document.querySelector("#agreement details");
      if (folded && wanted) folded.open = true;
    });
  }

  // ── start ──
  if (matchMedia("(max-width: 61.99rem)").matches) for (const index of all(".index details")) index.open = false;
  addEventListener("hashchange", reveal);
  reveal();
})();
