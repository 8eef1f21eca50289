// The band: marks along a line of time, drawn from the events that the page holds.
(() => {
  "use strict";
  const band = document.querySelector(".band");
  const events = [...document.querySelectorAll("#timeline [data-known]")];
  if (!band || !events.length) { document.documentElement.classList.remove("banded"); return; }
  const view = band.querySelector(".band-window");
  const field = band.querySelector(".band-field");
  const lanes = band.querySelector(".band-lanes");
  const axis = band.querySelector(".band-axis");
  const rtl = document.documentElement.dir === "rtl";
  const way = rtl ? -1 : 1;
  const side = rtl ? "right" : "left";
  const LANE = 30, EDGE = 28, LABEL = 304, DOT = 17, THIN = 8, THINS = 5, DAY = 86400000, EPOCH = 719163;
  const language = `${document.documentElement.lang || "en"}-u-ca-gregory`; // as the dates of the events are said
  const STATES = ["reported", "planned", "implied"];

  band.hidden = false;
  for (const group of document.querySelectorAll(".crowded")) group.open = true;

  const ink = document.createElement("canvas").getContext("2d");
  const marks = events.map((element) => {
    const mark = document.createElement("a");
    const label = document.createElement("span");
    const title = element.querySelector("h3 a, .event-title a").textContent;
    label.textContent = title;
    mark.append(label);
    mark.href = `#${element.id}`;
    mark.tabIndex = -1;
    mark.title = `${element.dataset.date}: ${title}`;
    return { element, mark, title, start: +element.dataset.start, end: +element.dataset.stop + 1 };
  });
  lanes.append(...marks.map((one) => one.mark));
  ink.font = getComputedStyle(marks[0].mark).font;
  for (const one of marks) one.length = Math.min(Math.ceil(ink.measureText(one.title).width * 1.05), LABEL);
  const first = Math.min(...marks.map((one) => one.start));
  const last = Math.max(...marks.map((one) => one.end), first + 1);
  const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
  let drawn = false;
  let scale = 0; // pixels a day

  // What has no room for words is drawn in two strokes, however many there are: thin bars, and ticks.
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  const [thinBars, ticks] = ["thin", "ticks"].map((name) => {
    const path = document.createElementNS("http://www.w3.org/2000/svg", "path");
    path.setAttribute("class", name);
    svg.append(path);
    return path;
  });
  svg.setAttribute("aria-hidden", "true");
  lanes.prepend(svg);
  let wide = view.clientWidth; // asked for but once: asking makes the browser lay all out
  const fit = () => (wide - 2 * EDGE - Math.min(160, wide / 4)) / (last - first);
  const x = (day) => EDGE + (day - first) * scale;

  // The first lane that is free from a point on, of so many; -1 where none is.
  const put = (ends, from, to, most) => {
    let lane = ends.findIndex((end) => end <= from);
    if (lane < 0) lane = ends.length;
    if (lane >= most) return -1;
    ends[lane] = to;
    return lane;
  };

  const show = (one) => {
    const state = STATES.find((name) => one.element.classList.contains(name));
    one.mark.className = `mark-of ${state}${one.lasts ? " lasting" : ""}${one.bare ? " bare" : ""}${one.flip && !one.bare ? " flip" : ""}${one.element.classList.contains("approximate") ? " approximate" : ""}`;
    one.mark.style.cssText = `${side}:${x(one.start) - (one.lasts ? 0 : one.bare ? 4 : 5)}px;top:${one.top}px${one.lasts ? `;width:${Math.max(one.long - 1, 4)}px` : ""}`;
  };

  // What lasts lies above, what is a moment below, each in the first lane where its words touch no other's. What finds no
  // lane has no words until there is room: a thin bar, or a tick in the row of ticks upon the axis, which shows how dense it is.
  const place = () => {
    const shown = marks.filter((one) => !one.element.hidden);
    const width = Math.max(wide, x(last) + EDGE);
    const room = Math.max(5, Math.min(10, Math.floor(innerHeight * 0.36 / LANE)));
    const bars = [], thin = [], dots = [];
    for (const one of shown) {
      one.long = (one.end - one.start) * scale;
      one.lasts = one.long > 26;
      one.flip = false;
      if (one.lasts) {
        const from = x(one.start);
        one.lane = put(bars, from, from + Math.max(one.long, one.length) + 14, Math.ceil(room / 2));
        if (one.lane < 0) { one.thin = put(thin, from, from + one.long + 2, THINS); if (one.thin < 0) one.thin = THINS - 1; }
      }
    }
    for (const one of shown) {
      if (one.lasts) continue;
      const at = x(one.start) - 5, reach = DOT + one.length + 12;
      one.flip = at + reach > width && at + DOT > reach;
      const from = one.flip ? at + DOT - reach : at;
      one.lane = put(dots, from, from + reach, room - bars.length);
    }
    const topThin = 10 + bars.length * LANE, topDots = topThin + (thin.length ? thin.length * THIN + 8 : 0);
    const high = Math.max(topDots + dots.length * LANE + 22, 5 * LANE);
    for (const one of marks) if (one.element.hidden) one.mark.hidden = true;
    const strokes = { thin: "", ticks: "" };
    for (const one of shown) {
      const bare = one.bare = one.lane < 0;
      if (bare && one.lasts) strokes.thin += `M${x(one.start) * way} ${topThin + one.thin * THIN + 5}h${Math.max(one.long - 1, 4) * way}`;
      else if (bare) strokes.ticks += `M${x(one.start) * way} ${high - 17}v13`;
      one.top = one.lasts ? (bare ? topThin + one.thin * THIN : 10 + one.lane * LANE) : bare ? high - 18 : topDots + one.lane * LANE;
      one.mark.hidden = bare && !one.element.classList.contains("current");
      if (!one.mark.hidden) show(one);
    }
    thinBars.setAttribute("d", strokes.thin);
    ticks.setAttribute("d", strokes.ticks);
    svg.setAttribute("viewBox", rtl ? `${-width} 0 ${width} ${high}` : `0 0 ${width} ${high}`);
    field.style.width = `${width}px`;
    lanes.style.height = `${high}px`;
    drawAxis(width, high);
  };

  // Ticks at round years, months or days, some eighty pixels apart.
  const STEPS = [[1, "d"], [7, "d"], [1, "m"], [3, "m"], [1, "y"], [2, "y"], [5, "y"], [10, "y"], [25, "y"], [50, "y"], [100, "y"], [500, "y"], [1000, "y"], [10000, "y"], [100000, "y"]];
  const DAYS = { d: 1, m: 30.4, y: 365.25 };
  const FORMS = { d: { day: "numeric", month: "short", year: "numeric" }, m: { month: "short", year: "numeric" }, y: { year: "numeric" } };
  const toDate = (day) => new Date((day - EPOCH) * DAY);
  const toDay = (year, month, day) => { const date = new Date(0); date.setUTCFullYear(year, month, day); return Math.round(date.getTime() / DAY) + EPOCH; };
  const drawAxis = (width, height) => {
    axis.replaceChildren();
    const [size, unit] = STEPS.find(([count, name]) => count * DAYS[name] * scale >= 84) || STEPS[STEPS.length - 1];
    const write = new Intl.DateTimeFormat(language, { ...FORMS[unit], timeZone: "UTC" });
    const begin = toDate(first - EDGE / scale);
    let year = begin.getUTCFullYear(), month = begin.getUTCMonth(), day = begin.getUTCDate();
    if (unit === "y") { year = Math.floor(year / size) * size; month = 0; day = 1; }
    if (unit === "m") { month = Math.floor(month / size) * size; day = 1; }
    for (let count = 0; count < 2000; count += 1) {
      const at = toDay(year, month, day);
      if (x(at) > width) break;
      if (x(at) >= 0) {
        const label = document.createElement("span");
        label.textContent = unit === "y" && year < 1 ? new Intl.DateTimeFormat(language, { year: "numeric", era: "short", timeZone: "UTC" }).format(toDate(at)) : write.format(toDate(at));
        label.style[side] = `${x(at)}px`;
        const line = document.createElement("i");
        line.style[side] = `${x(at)}px`;
        line.style.height = `${height}px`;
        axis.append(line, label);
      }
      if (unit === "y") year += size; else if (unit === "m") month += size; else day += size;
    }
  };

  const zoom = (factor, at = view.clientWidth / 2) => {
    const offset = rtl ? -view.scrollLeft : view.scrollLeft;
    const day = first + (offset + at - EDGE) / scale;
    scale = Math.max(Math.min(fit(), 60), Math.min(60, scale * factor));
    place();
    view.scrollLeft = (x(day) - at) * (rtl ? -1 : 1);
  };
  const reveal = (id) => {
    for (const one of marks) {
      const on = one.element.id === id;
      if (on) one.mark.setAttribute("aria-current", "true"); else one.mark.removeAttribute("aria-current");
      one.mark.tabIndex = on ? 0 : -1;
      if (one.bare && on && one.mark.hidden) { one.mark.hidden = false; show(one); }
      else if (one.bare && !on) one.mark.hidden = true;
      const at = x(one.start), seen = rtl ? -view.scrollLeft : view.scrollLeft;
      if (on && (at < seen + 40 || at > seen + view.clientWidth - 160)) view.scrollTo({ left: (at - view.clientWidth / 3) * (rtl ? -1 : 1), behavior: still || !drawn ? "instant" : "smooth" });
    }
  };
  const step = (by) => {
    const shown = marks.filter((one) => !one.element.hidden);
    const at = shown.findIndex((one) => one.element.classList.contains("current"));
    const next = shown[Math.max(0, Math.min(shown.length - 1, at + by))];
    if (next) { choose(next.element.id, true); history.replaceState(null, "", `#${next.element.id}`); }
  };
  const choose = (id, quiet = false) => document.dispatchEvent(new CustomEvent("timeline:go", { detail: { id, quiet } }));

  band.addEventListener("click", (event) => {
    const mark = event.target.closest(".mark-of");
    if (mark) { event.preventDefault(); history.replaceState(null, "", mark.hash); choose(decodeURIComponent(mark.hash.slice(1)), true); return; }
    if (svg.contains(event.target)) { // the nearest of those that were drawn there; a tick is thin, so near is enough
      const box = lanes.getBoundingClientRect(), at = Math.abs(event.clientX - box[side]), bar = event.target === thinBars;
      if (!bar && box.bottom - event.clientY > 26) return;
      const drawn = marks.filter((one) => one.bare && !one.element.hidden && one.lasts === bar);
      const far = (one) => Math.max(x(one.start) - at, at - x(one.start) - (bar ? one.long : 0));
      const near = drawn.reduce((best, one) => (!best || far(one) < far(best) ? one : best), null);
      if (near && far(near) < 16) choose(near.element.id, true);
      return;
    }
    const button = event.target.closest("button");
    if (button && button.dataset.step) step(+button.dataset.step);
    const kind = button && button.dataset.zoom;
    if (kind === "in") zoom(1.8);
    if (kind === "out") zoom(1 / 1.8);
    if (kind === "all") zoom(0);
  });
  view.addEventListener("wheel", (event) => {
    if (!event.ctrlKey && !event.metaKey) return;
    event.preventDefault();
    zoom(Math.exp(-event.deltaY / 300), event.clientX - view.getBoundingClientRect().left);
  }, { passive: false });
  document.addEventListener("keydown", (event) => {
    if (/^(INPUT|SELECT|TEXTAREA)$/.test(event.target.tagName) || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "+" || event.key === "=") zoom(1.8);
    if (event.key === "-") zoom(1 / 1.8);
    if (event.key === "0") zoom(0);
  });

  let from = null;
  view.addEventListener("pointerdown", (event) => { if (event.pointerType === "mouse" && !event.target.closest("a")) { from = [event.clientX, view.scrollLeft]; view.classList.add("dragging"); } });
  addEventListener("pointermove", (event) => { if (from) view.scrollLeft = from[1] - (event.clientX - from[0]); });
  addEventListener("pointerup", () => { from = null; view.classList.remove("dragging"); });

  document.addEventListener("timeline:filtered", () => {
    place();
    const current = marks.find((one) => one.element.classList.contains("current") && !one.element.hidden);
    const next = current || marks.find((one) => !one.element.hidden);
    if (next && !current) choose(next.element.id, true);
  });
  document.addEventListener("timeline:current", (event) => reveal(event.detail.id));
  addEventListener("resize", () => { wide = view.clientWidth; scale = Math.max(scale, Math.min(fit(), 60)); place(); });

  scale = Math.min(Math.max(fit(), 760 / (last - first)), 60); // a phone starts with a part of it, and can have all
  place();
  const asked = decodeURIComponent(location.hash.slice(1));
  const start = marks.find((one) => one.element.id === asked) || marks.find((one) => !one.element.hidden) || marks[0];
  start.element.classList.add("current");
  reveal(start.element.id);
  document.documentElement.classList.add("drawn");
  drawn = true;
})();
