"use strict";
// Works on what the page holds already; it makes no markup from text, so nothing of a document can become code.
(() => {
  const root = document.documentElement;
  const all = (selector, within = document) => [...within.querySelectorAll(selector)];
  const form = document.querySelector(".filters");
  const cards = all(".card");
  root.classList.add("js");
  if (!form) return;

  const lines = new Map(all(".list [data-for]").map((line) => [line.dataset.for, line]));
  const figures = new Map();
  for (const figure of all("[data-at]")) {
    const place = figure.dataset.at;
    figures.set(place, [...(figures.get(place) || []), figure]);
  }
  const words = (text) => (text || "").split(" ").filter(Boolean);
  const marksOf = (card) => figures.get(card.dataset.stated) || [];
  let now = null;

  // What is done is remembered by fingerprint, where the browser lets a page remember anything.
  const STORE = "auditor.done";
  let done = new Set();
  const recall = () => { try { done = new Set(JSON.parse(localStorage.getItem(STORE) || "[]")); } catch { /* a browser that keeps nothing */ } };
  recall();
  const keep = () => { try { localStorage.setItem(STORE, JSON.stringify([...done])); } catch { /* as above */ } };

  function showDone() {
    for (const card of cards) {
      const ticked = done.has(card.dataset.print);
      card.classList.toggle("ticked", ticked);
      card.querySelector(".tick").checked = ticked;
      lines.get(card.dataset.number)?.classList.toggle("ticked", ticked);
    }
  }

  function wanted(card) {
    const severities = all("[name=severity]:checked", form).map((box) => box.value);
    const chosen = (name) => form.elements[name]?.value || "";
    return severities.includes(card.dataset.severity)
      && ["check", "document", "state"].every((name) => !chosen(name) || chosen(name) === card.dataset[name])
      && !(form.elements.undone.checked && done.has(card.dataset.print));
  }

  const shown = () => cards.filter((card) => !card.hidden);

  function filter() {
    const paper = form.elements.document.value;
    const standing = new Set();
    for (const card of cards) {
      card.hidden = !wanted(card);
      const line = lines.get(card.dataset.number);
      if (line) line.hidden = card.hidden;
      if (!card.hidden) standing.add(card.dataset.number);
    }
    for (const figure of all(".figure.stated")) {
      figure.classList.toggle("off", !words(figure.dataset.finding).some((number) => standing.has(number)));
    }
    for (const figure of all(".figure.operand")) {
      figure.classList.toggle("off", !words(figure.dataset.of).some((number) => standing.has(number)));
    }
    for (const part of all(".document, .list .path")) part.hidden = Boolean(paper) && part.dataset.document !== paper;
    for (const row of all(".row.found")) row.classList.toggle("plain", !row.querySelector(".card:not([hidden])"));
    root.classList.toggle("brief", form.elements.brief.checked);
    root.classList.toggle("marked", form.elements.held.checked);
    form.querySelector(".none").hidden = standing.size > 0;
    if (now && now.hidden) rest();
    count();
  }

  function count() {
    const visible = shown();
    const at = now ? visible.indexOf(now) + 1 : 0;
    form.elements.count.value = `${at || "–"} / ${visible.length}`;
  }

  function rest() {
    all(".now, .lit").forEach((one) => one.classList.remove("now", "lit"));
    all(".threads").forEach((one) => one.remove());
    now = null;
  }

  // Lines from the figures that a stated one follows from; drawn over the document, so they do not move its text.
  function thread(section, from, to) {
    if (!section || !from.length || !to) return;
    const space = "http://www.w3.org/2000/svg";
    const drawing = document.createElementNS(space, "svg");
    drawing.setAttribute("class", "threads");
    drawing.setAttribute("aria-hidden", "true");
    const frame = section.getBoundingClientRect();
    const middle = (one) => {
      const box = one.getClientRects()[0];
      return box && { x: box.left + box.width / 2 - frame.left, top: box.top - frame.top, bottom: box.bottom - frame.top };
    };
    const end = middle(to);
    for (const one of from) {
      const start = middle(one);
      if (!start || !end) continue;
      const below = start.top < end.top - 4;
      const path = document.createElementNS(space, "path");
      const rise = Math.min(26, 10 + Math.abs(start.x - end.x) / 12);
      path.setAttribute("d", below
        ? `M${start.x} ${start.bottom} C${start.x} ${start.bottom + rise} ${end.x} ${end.top - rise} ${end.x} ${end.top}`
        : `M${start.x} ${start.top} C${start.x} ${start.top - rise} ${end.x} ${end.top - rise} ${end.x} ${end.top}`);
      drawing.append(path);
    }
    section.append(drawing);
  }

  function light(places, stated) {
    const from = words(places).flatMap((place) => figures.get(place) || []);
    from.forEach((one) => one.classList.add("lit"));
    const to = (figures.get(stated) || [])[0];
    to?.classList.add("now");
    thread(to?.closest(".document"), from, to);
  }

  function take(card) {
    if (!card || card.hidden) return;
    rest();
    now = card;
    card.classList.add("now");
    lines.get(card.dataset.number)?.classList.add("now");
    lines.get(card.dataset.number)?.scrollIntoView({ block: "nearest", behavior: "instant" });
    light(card.dataset.from, card.dataset.stated);
    // The words stay in sight beside their cards, so the card is enough, but for a paragraph longer than the window.
    card.scrollIntoView({ block: "center" });
    const mark = marksOf(card)[0];
    if (mark && !inSight(mark)) mark.scrollIntoView({ block: "center" });
    redraw();
    count();
  }

  function step(by) {
    const visible = shown();
    if (!visible.length) return;
    const at = visible.indexOf(now);
    take(visible[at < 0 ? (by > 0 ? 0 : visible.length - 1) : (at + by + visible.length) % visible.length]);
  }

  function inSight(one) {
    const box = one.getBoundingClientRect();
    return box.top > (form.getBoundingClientRect().bottom || 0) && box.bottom < innerHeight;
  }

  const cardOf = (number) => document.getElementById(`c${number}`);

  form.addEventListener("change", filter);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.elements.previous.addEventListener("click", () => step(-1));
  form.elements.next.addEventListener("click", () => step(1));
  document.addEventListener("change", (event) => {
    if (!event.target.classList.contains("tick")) return;
    const print = event.target.closest(".card").dataset.print;
    if (event.target.checked) done.add(print); else done.delete(print);
    keep();
    showDone();
    filter();
  });
  // A tick made on the same page in another window (no key: all that was kept is cleared).
  addEventListener("storage", (event) => {
    if (event.key !== STORE && event.key !== null) return;
    recall();
    showDone();
    filter();
  });
  document.addEventListener("click", (event) => {
    const checked = event.target.closest(".figure.held, .figure.open");
    if (checked && root.classList.contains("marked")) {
      rest();
      light(checked.dataset.from, checked.dataset.at);
      count();
      return;
    }
    const link = event.target.closest("a[href^='#']");
    const [, kind, number] = /^#([cso])(\d+)/.exec(link?.getAttribute("href") || "") || [];
    if (!kind || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    history.replaceState(null, "", link.getAttribute("href"));
    take(cardOf(number));
    const operand = kind === "o" && document.getElementById(link.getAttribute("href").slice(1))?.nextElementSibling;
    if (operand && !inSight(operand)) operand.scrollIntoView({ block: "center" });
  });
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest("input, select, textarea")) return;
    if (event.key === "j" || event.key === "n") step(1);
    else if (event.key === "k" || event.key === "p") step(-1);
    else if (event.key === "Escape") { rest(); count(); }
    else if (event.key === "x" && now) now.querySelector(".tick").click();
  });
  let drawn = 0;
  function redraw() {
    cancelAnimationFrame(drawn);
    drawn = requestAnimationFrame(() => {
      if (!now) return;
      all(".threads").forEach((one) => one.remove());
      light(now.dataset.from, now.dataset.stated);
    });
  }
  addEventListener("resize", redraw);
  addEventListener("scroll", redraw, { passive: true });
  addEventListener("beforeprint", () => all(".card details, .documents").forEach((one) => { one.open = true; }));

  showDone();
  filter();
  const [, , opened] = /^#([cso])(\d+)/.exec(location.hash) || [];
  if (opened) take(cardOf(opened));
})();
