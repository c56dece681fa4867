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
    const away = Boolean(target.closest(".line[hidden], .voice[hidden], .band[hidden]"));
    if (away) clear();
    let folded = target.closest("details:not([open])");
    const moved = away || Boolean(folded);
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

  // ── the filter; few lines need none ──
  const FEW = 3;
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
    if (filter.hidden) return;
    for (const field of Object.values(fields)) field.value = "";
    apply();
  };
  if (filter && lines.length > FEW) {
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

  // ── two texts side by side scroll as one where they are long ──
  for (const pair of all(".shared-pair")) {
    const sides = all(":scope > .shared-side", pair);
    if (sides.length !== 2 || !matchMedia("(min-width: 48rem)").matches) continue;
    const bind = () => {
      if (pair.classList.contains("locked") || pair.scrollHeight < innerHeight * 0.8) return;
      pair.classList.add("locked");
      for (const side of sides) {
        side.tabIndex = 0;
        side.setAttribute("role", "group");
        side.setAttribute("aria-label", "Text of one report; the other scrolls with it");
      }
      let leader = null;
      const follow = (one, other) => {
        if (leader && leader !== one) return;
        leader = one;
        const room = one.scrollHeight - one.clientHeight;
        other.scrollTop = room ? (one.scrollTop / room) * (other.scrollHeight - other.clientHeight) : 0;
        requestAnimationFrame(() => requestAnimationFrame(() => { leader = null; }));
      };
      sides[0].addEventListener("scroll", () => follow(sides[0], sides[1]), { passive: true });
      sides[1].addEventListener("scroll", () => follow(sides[1], sides[0]), { passive: true });
    };
    const folded = pair.closest("details");
    if (folded) folded.addEventListener("toggle", () => { if (folded.open) bind(); });
    bind();
  }

  // ── the keyboard: from entry to entry; shown with ?, and can be switched off ──
  const STOPS = ".text .note, .line, .question, .happening, .queue > li, .shared-pair, .moment, tr .stand, main > section > h2, main > section h1";
  const KEYS = [
    ["j or n", "to the next entry"], ["k or p", "to the one before"], ["Enter", "to where a place leads"],
    ["/", "to the search or filter"], ["[ and ]", "to the page before and after"], ["?", "this list"], ["Esc", "closes it"],
  ];
  let keys = store.get("rashomon-keys") !== "off";
  const make = (name, text, more = {}) => Object.assign(document.createElement(name), text ? { textContent: text } : {}, more);
  const dialog = make("dialog", "", { className: "keys" });
  dialog.setAttribute("aria-labelledby", "keys-title");
  const list = make("dl");
  for (const [key, words] of KEYS) {
    const row = make("div"), term = make("dt");
    term.append(make("kbd", key));
    row.append(term, make("dd", words));
    list.append(row);
  }
  const toggle = make("input", "", { type: "checkbox", id: "keys-on", checked: keys });
  toggle.addEventListener("change", () => {
    keys = toggle.checked;
    store.set("rashomon-keys", keys ? "on" : "off");
  });
  const label = make("label", " Single keys do this");
  label.prepend(toggle);
  const close = make("button", "Close", { type: "button" });
  close.addEventListener("click", () => dialog.close());
  dialog.append(make("h2", "Keys", { id: "keys-title", className: "small" }), list, label, close);
  document.body.append(dialog);
  const bar = document.querySelector(".bar");
  if (bar) {
    const open = make("button", "Keys", { type: "button", className: "show-keys" });
    open.addEventListener("click", () => dialog.showModal());
    bar.append(open);
  }
  let here = null;
  const step = (by) => {
    const stops = all(STOPS).filter((element) => element.checkVisibility() && !element.closest(".band[hidden], .voice[hidden]"));
    if (!stops.length) return;
    let at = stops.indexOf(here && here.isConnected ? here : null);
    if (at < 0) {
      const edge = document.querySelector(".top") ? 80 : 0;
      const below = stops.findIndex((element) => element.getBoundingClientRect().top > edge);
      at = by > 0 ? (below < 0 ? stops.length : below) - 1 : below < 0 ? stops.length : below;
    }
    here = stops[Math.min(Math.max(at + by, 0), stops.length - 1)];
    if (!here.matches("a, button, [tabindex]")) here.tabIndex = -1;
    here.focus({ preventScroll: true });
    here.scrollIntoView({ block: "center" });
  };
  const DOES = {
    j: () => step(1), n: () => step(1), k: () => step(-1), p: () => step(-1),
    "?": () => dialog.showModal(),
    "/": () => { const field = document.querySelector("#q, #filter-text"); if (field) field.focus(); return Boolean(field); },
    "[": () => { const link = document.querySelector("a[rel=prev]"); if (link) link.click(); },
    "]": () => { const link = document.querySelector("a[rel=next]"); if (link) link.click(); },
  };
  addEventListener("keydown", (event) => {
    if (!keys || event.ctrlKey || event.metaKey || event.altKey || event.isComposing || dialog.open) return;
    if (event.target.closest && event.target.closest("input:not([type=checkbox], [type=radio]), select, textarea")) return;
    const act = DOES[event.key];
    if (act && act() !== false) event.preventDefault();
  });

  // ── start ──
  if (matchMedia("(max-width: 61.99rem)").matches) for (const index of all(".index details")) index.open = false;
  addEventListener("hashchange", reveal);
  reveal();
})();
