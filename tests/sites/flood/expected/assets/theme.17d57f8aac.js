// What scripts add: filters, search, "known as of", the keyboard, reasons beside a date, light and dark.
// Everything they work on is in the page; nothing is fetched.
(() => {
  "use strict";
  const root = document.documentElement;
  const $ = (selector, within = document) => within.querySelector(selector);
  const $$ = (selector, within = document) => [...within.querySelectorAll(selector)];

  // light and dark
  const scheme = $(".scheme");
  if (scheme) {
    scheme.addEventListener("click", () => {
      const dark = root.dataset.scheme ? root.dataset.scheme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
      root.dataset.scheme = dark ? "light" : "dark";
      try { localStorage.setItem("scheme", root.dataset.scheme); } catch { /* a page from the disk may have no storage */ }
    });
  }

  // the reasons for a date, beside it
  let tip = null;
  const closeTip = () => { if (tip) { tip.remove(); tip = null; } };
  document.addEventListener("click", (event) => {
    const date = event.target.closest("a.date");
    if (!date) { if (tip && !tip.contains(event.target)) closeTip(); return; }
    const note = document.getElementById(date.hash.slice(1));
    if (!note) return;
    event.preventDefault();
    const again = tip && tip.dataset.of === date.hash;
    closeTip();
    if (again) return;
    tip = document.createElement("div");
    tip.className = "tip";
    tip.dataset.of = date.hash;
    tip.setAttribute("role", "status");
    for (const child of note.children) tip.append(child.cloneNode(true));
    document.body.append(tip);
    const box = date.getBoundingClientRect();
    const left = Math.max(8, Math.min(box.left, innerWidth - tip.offsetWidth - 8));
    tip.style.left = `${left + scrollX}px`;
    tip.style.top = `${box.bottom + scrollY + 6}px`;
  });
  document.addEventListener("keydown", (event) => { if (event.key === "Escape") closeTip(); });

  // the timeline
  const events = $$("[data-known]");
  if (!events.length) return;
  const tools = $(".tools form");
  const field = (name) => tools && tools.elements[name];
  const items = events.map((element) => ({
    element,
    id: element.id,
    known: element.dataset.known,
    year: +element.dataset.year,
    end: +element.dataset.end,
    status: element.dataset.status,
    tags: element.dataset.tags.split("\n"),
    text: element.textContent.toLowerCase(),
    date: $(".event-date", element),
    badge: $(".badge.status", element),
    sources: $$("[data-published]", element).map((source) => ({ element: source, ...source.dataset })),
  }));
  items.forEach((item) => {
    item.now = item.status;
    item.shownDate = item.date && item.date.innerHTML;
    item.publishers = item.sources.map((source) => source.publisher);
    item.places = item.sources.map((source) => source.place);
  });
  const periods = $$(".crowded, .period").map((element) => ({ element, items: items.filter((item) => element.contains(item.element)) })).reverse();
  const gaps = $$(".gap");
  const write = new Intl.NumberFormat(root.lang || "en", { useGrouping: true });
  const days = $$("#days option").map((option) => ({ day: option.value, text: option.textContent }));
  const names = ["q", "tag", "source", "place", "status", "from", "to"];

  const wanted = () => {
    const found = {};
    for (const name of names) if (field(name) && field(name).value.trim()) found[name] = field(name).value.trim();
    const day = field("known");
    if (day && +day.value < days.length - 1) found.known = days[+day.value].day;
    return found;
  };

  // An event as it stood on a day: its latest source by then has the word.
  const standing = (item, known) => {
    const told = item.sources.filter((source) => source.published <= known);
    const reported = told.filter((source) => source.status === "reported");
    return reported.length ? reported[reported.length - 1] : told[told.length - 1];
  };

  const setAsOf = (item, known) => {
    const last = known && standing(item, known);
    const partial = last && item.sources.some((source) => source.published > known);
    const status = partial ? last.status : item.status;
    item.now = status;
    for (const source of item.sources) source.element.hidden = Boolean(known) && source.published > known;
    item.element.classList.toggle("then", Boolean(partial));
    for (const name of ["reported", "planned", "implied"]) item.element.classList.toggle(name, name === status);
    if (item.date) {
      if (partial) item.date.textContent = last.date;
      else if (item.date.innerHTML !== item.shownDate) item.date.innerHTML = item.shownDate;
    }
    let then = $(".badge.then", item.element);
    if (partial && status !== item.status) {
      if (!then) {
        then = document.createElement("span");
        then.className = "badge status then";
        (item.badge || $("h3, .event-title > a", item.element)).after(then);
      }
      then.textContent = tools.dataset[status];
    } else if (then) then.remove();
  };

  const matches = (item, want) =>
    (!want.known || item.known <= want.known) &&
    (!want.tag || item.tags.includes(want.tag)) &&
    (!want.source || item.publishers.includes(want.source)) &&
    (!want.place || item.places.includes(want.place)) &&
    (!want.status || item.now === want.status) &&
    (!want.from || item.end >= +want.from) &&
    (!want.to || item.year <= +want.to) &&
    (!want.q || want.q.toLowerCase().split(/\s+/).every((word) => item.text.includes(word)));

  // What is filtered away keeps its layout (see the style sheet), and is nowhere for a screen reader.
  const hide = (element, away) => {
    element.hidden = away;
    if (away) element.setAttribute("aria-hidden", "true"); else element.removeAttribute("aria-hidden");
  };

  let lastKnown = "";
  const apply = (remember = true) => {
    const want = wanted();
    const known = want.known || "";
    if (known !== lastKnown) { items.forEach((item) => setAsOf(item, known)); lastKnown = known; }
    let shown = 0;
    const narrowed = Object.keys(want).length > 0;
    for (const item of items) {
      const on = matches(item, want);
      if (item.element.hidden === on) hide(item.element, !on);
      if (on) shown += 1;
    }
    for (const { element, items: held } of periods) {
      const empty = held.every((item) => item.element.hidden);
      if (element.hidden !== empty) hide(element, empty);
      if (element.tagName === "DETAILS" && narrowed && !empty) element.open = true;
    }
    for (const gap of gaps) gap.hidden = narrowed;
    const said = $(".tools output");
    said.textContent = !narrowed ? "" : shown ? tools.dataset.shown.replace("{shown}", write.format(shown)).replace("{count}", write.format(items.length)) : tools.dataset.nothing;
    const inPanel = Object.keys(want).filter((name) => name !== "q" && name !== "known").length;
    const number = $(".filters b", tools);
    if (number) number.textContent = inPanel ? write.format(inPanel) : "";
    const hint = $("#known-hint");
    if (hint) hint.hidden = !known;
    const label = $(".as-of b");
    if (label) label.textContent = known ? days[+field("known").value].text : tools.dataset.today;
    const reset = $("[type=reset]", tools);
    if (reset) reset.hidden = !narrowed;
    if (remember) {
      const query = new URLSearchParams(want).toString();
      try { history.replaceState(null, "", (query ? `?${query}` : location.pathname) + location.hash); } catch { /* file:// in some browsers */ }
    }
    document.dispatchEvent(new CustomEvent("timeline:filtered", { detail: { shown } }));
  };

  // Once a long page stands, its events remember their sizes: from then on what is out of sight need not be laid out again.
  const settle = () => (window.requestIdleCallback || setTimeout)(() => root.classList.add("swift"));
  if (tools && items.length > 150) {
    if (document.readyState === "complete") settle(); else addEventListener("load", settle);
    let width = innerWidth, later = 0;
    addEventListener("resize", () => {
      if (innerWidth === width) return;
      width = innerWidth;
      root.classList.remove("swift");
      clearTimeout(later);
      later = setTimeout(settle, 300);
    });
  }

  if (tools) {
    const asked = new URLSearchParams(location.search);
    for (const name of names) if (field(name) && asked.has(name)) field(name).value = asked.get(name);
    if (field("known")) {
      const at = days.findLastIndex((day) => day.day <= (asked.get("known") || "9999"));
      field("known").value = Math.max(at, 0);
    }
    let waiting = 0;
    tools.addEventListener("input", () => { cancelAnimationFrame(waiting); waiting = requestAnimationFrame(() => apply()); });
    tools.addEventListener("submit", (event) => { event.preventDefault(); apply(); });
    tools.addEventListener("reset", () => setTimeout(() => { if (field("known")) field("known").value = days.length - 1; apply(); }));
    if ([...asked.keys()].length) apply(false);
    const panel = $(".filters", tools);
    if (panel) {
      document.addEventListener("click", (event) => { if (!panel.contains(event.target)) panel.open = false; });
      panel.addEventListener("keydown", (event) => { if (event.key === "Escape") { panel.open = false; $("summary", panel).focus(); } });
    }
  }

  // the keyboard: arrows, Home and End go from event to event; / searches
  const shownItems = () => items.filter((item) => !item.element.hidden && !item.element.closest("details:not([open])"));
  const go = (item, quiet = false) => {
    if (!item) return;
    items.forEach((other) => other.element.classList.toggle("current", other === item));
    if (!quiet) {
      $("h3 a, .event-title a", item.element).focus({ preventScroll: true });
      item.element.scrollIntoView({ block: "center", inline: "center" });
    }
    document.dispatchEvent(new CustomEvent("timeline:current", { detail: { id: item.id } }));
  };
  document.addEventListener("timeline:go", (event) => go(items.find((item) => item.id === event.detail.id), event.detail.quiet));
  const steps = { ArrowDown: 1, ArrowUp: -1, ArrowRight: 1, ArrowLeft: -1, j: 1, k: -1 };
  if (root.dir === "rtl") { steps.ArrowRight = -1; steps.ArrowLeft = 1; }
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const typing = /^(INPUT|SELECT|TEXTAREA)$/.test(event.target.tagName);
    if (event.key === "Escape" && typing) event.target.blur();
    if (typing) return;
    if (event.key === "/" && field("q")) { event.preventDefault(); field("q").focus(); field("q").select(); return; }
    const list = shownItems();
    const at = list.findIndex((item) => item.element.contains(document.activeElement) || item.element.classList.contains("current"));
    if (event.key in steps) { event.preventDefault(); go(list[at < 0 ? (steps[event.key] > 0 ? 0 : list.length - 1) : Math.max(0, Math.min(list.length - 1, at + steps[event.key]))]); }
    else if (event.key === "Home") { event.preventDefault(); go(list[0]); }
    else if (event.key === "End") { event.preventDefault(); go(list[list.length - 1]); }
  });

  // a link to an event within a closed day opens it
  const arrive = () => {
    const target = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (!target) return;
    for (let group = target.closest("details"); group; group = group.parentElement.closest("details")) group.open = true;
    target.scrollIntoView({ block: "center" });
  };
  addEventListener("hashchange", arrive);
  arrive();

  // paper shows everything
  addEventListener("beforeprint", () => $$("details").forEach((one) => { one.dataset.was = one.open; one.open = true; }));
  addEventListener("afterprint", () => $$("details").forEach((one) => { one.open = one.dataset.was === "true"; }));
})();
