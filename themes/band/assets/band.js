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
  const side = rtl ? "right" : "left";
  const LANE = 30, EDGE = 24, LABEL = 7.2, DOT = 18, DEEP = 9, DAY = 86400000, EPOCH = 719163;
  const language = document.documentElement.lang || "en";

  band.hidden = false;
  for (const group of document.querySelectorAll(".crowded")) group.open = true;

  const marks = events.map((element) => {
    const mark = document.createElement("a");
    const label = document.createElement("span");
    const title = element.querySelector("h3 a, .event-title a").textContent;
    label.textContent = title;
    mark.append(label);
    mark.href = `#${element.id}`;
    mark.tabIndex = -1;
    mark.title = `${element.dataset.date}: ${title}`;
    lanes.append(mark);
    return { element, mark, title, start: +element.dataset.start, end: +element.dataset.stop + 1, length: Math.min(title.length, 46) * LABEL };
  });
  const first = Math.min(...marks.map((one) => one.start));
  const last = Math.max(...marks.map((one) => one.end), first + 1);
  let scale = 0; // pixels a day
  const fit = () => (view.clientWidth - 2 * EDGE - 120) / (last - first);
  const x = (day) => EDGE + (day - first) * scale;

  // Lanes: what lasts above, what is a moment below; each takes the first lane where it does not touch another.
  const place = () => {
    const shown = marks.filter((one) => !one.element.hidden);
    const width = Math.max(view.clientWidth, x(last) + EDGE + 160);
    field.style.width = `${width}px`;
    const ends = [];
    const put = (one, from, to, most) => {
      let lane = ends.findIndex((end) => end <= from);
      if (lane < 0) lane = ends.length;
      if (lane >= most) return -1;
      ends[lane] = to;
      return lane;
    };
    const lasting = shown.filter((one) => (one.end - one.start) * scale > 40);
    const moments = shown.filter((one) => !lasting.includes(one));
    for (const one of lasting) {
      const from = x(one.start), to = Math.max(x(one.end), from + one.length + 14);
      one.lane = put(one, from, to + 6, 99);
      one.width = Math.max((one.end - one.start) * scale, 12);
    }
    const above = ends.length;
    ends.length = 0;
    for (const one of moments) {
      const at = x(one.start) - 6, reach = DOT + one.length + 12;
      one.flip = at + reach > width;
      const from = one.flip ? at + DOT - reach : at;
      one.width = 0;
      one.lane = put(one, from, from + reach, DEEP);
      one.bare = one.lane < 0;
      if (one.bare) { one.lane = ends.findIndex((end) => end <= from); if (one.lane < 0) one.lane = DEEP; }
    }
    const below = Math.max(...moments.map((one) => one.lane + 1), 0);
    for (const one of marks) one.mark.hidden = one.element.hidden;
    for (const one of shown) {
      const lasts = one.width > 0;
      const state = ["reported", "planned", "implied"].find((name) => one.element.classList.contains(name));
      one.mark.className = `mark-of ${state}${lasts ? " lasting" : ""}${one.bare && !lasts ? " bare" : ""}${one.flip && !lasts ? " flip" : ""}${one.element.classList.contains("approximate") ? " approximate" : ""}`;
      one.mark.style[side] = `${x(one.start) - (lasts ? 0 : 6)}px`;
      one.mark.style.top = `${8 + (lasts ? one.lane : above + one.lane) * LANE}px`;
      one.mark.style.width = lasts ? `${one.width}px` : "";
    }
    lanes.style.height = `${16 + (above + below) * LANE}px`;
    ticks(width, parseFloat(lanes.style.height));
  };

  // Ticks at round years, months or days, some eighty pixels apart.
  const STEPS = [[1, "d"], [7, "d"], [1, "m"], [3, "m"], [1, "y"], [2, "y"], [5, "y"], [10, "y"], [25, "y"], [50, "y"], [100, "y"], [500, "y"], [1000, "y"], [10000, "y"], [100000, "y"]];
  const DAYS = { d: 1, m: 30.4, y: 365.25 };
  const FORMS = { d: { day: "numeric", month: "short", year: "numeric" }, m: { month: "short", year: "numeric" }, y: { year: "numeric" } };
  const toDate = (day) => new Date((day - EPOCH) * DAY);
  const toDay = (year, month, day) => { const date = new Date(0); date.setUTCFullYear(year, month, day); return Math.round(date.getTime() / DAY) + EPOCH; };
  const ticks = (width, height) => {
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
      if (on) view.scrollLeft = (x(one.start) - view.clientWidth / 2) * (rtl ? -1 : 1);
    }
  };
  const choose = (id, quiet = false) => document.dispatchEvent(new CustomEvent("timeline:go", { detail: { id, quiet } }));

  band.addEventListener("click", (event) => {
    const mark = event.target.closest(".mark-of");
    if (mark) { event.preventDefault(); history.replaceState(null, "", mark.hash); choose(mark.hash.slice(1)); return; }
    const kind = event.target.dataset.zoom;
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
  addEventListener("resize", () => { scale = Math.max(scale, Math.min(fit(), 60)); place(); });

  scale = Math.min(fit(), 60);
  place();
  const asked = decodeURIComponent(location.hash.slice(1));
  const start = marks.find((one) => one.element.id === asked) || marks.find((one) => !one.element.hidden) || marks[0];
  start.element.classList.add("current");
  reveal(start.element.id);
  document.documentElement.classList.add("drawn");
})();
