// The review desk: one reading at a time, the most doubtful first, without a mouse.
"use strict";

const token = document.querySelector("meta[name=timeline-token]").content;
const $ = (id) => document.getElementById(id);
const SHOWN = 200; // rows of the list; more would only slow the page

let all = { build: "", items: [], articles: [] };
let shown = []; // the items that the filter lets through
let current = ""; // the id of the item on the card
let onCard = ""; // what the card was drawn from
let last = Promise.resolve(); // the last thing that was asked for
let asking = 0; // the last question about a date; answers to earlier ones are dropped

// ---- talking to the server

const ask = async (what, asked) => (await fetch(`/.timeline/review/${what}?${new URLSearchParams(asked)}`)).json();

const send = async (what, asked) => {
  const answer = await fetch(`/.timeline/review/${what}`, {
    method: "POST",
    headers: { "Content-Type": "application/json", "X-Timeline-Token": token },
    body: JSON.stringify(asked),
  });
  return { status: answer.status, ...(await answer.json()) };
};

const refresh = async (next) => {
  all = merged(await ask("list", { since: all.build }));
  if (next) current = next;
  if (!item() && all.items.length) current = all.items[0].id;
  draw();
};

// What the server sends are all readings, or those of the articles that changed since the build that is shown.
const merged = (news) => {
  const changed = new Map(news.articles.map((one) => [one.id, one]));
  const kept = news.whole ? [] : all.items.filter((one) => !changed.has(one.article));
  const articles = news.whole ? news.articles : all.articles.map((one) => changed.get(one.id) ?? one);
  const order = new Map(articles.map((one, n) => [one.id, n]));
  const items = [...kept, ...news.items].sort(
    (one, other) => one.settled - other.settled || other.doubt - one.doubt || one.certainty - other.certainty ||
      order.get(one.article) - order.get(other.article) || one.start - other.start);
  return { ...news, articles, items };
};

// One thing after the other: a key pressed while a save is under way is about what comes after it.
const then = (action) => {
  last = last.then(action).catch((error) => say(`The server does not answer (${error.message})`, true));
};

// ---- what is on the desk

const item = () => all.items.find((one) => one.id === current);
const article = (id) => all.articles.find((one) => one.id === id);

const make = (name, attributes = {}, ...children) => {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value === true) element.setAttribute(key, "");
    else if (value !== false && value !== undefined) element.setAttribute(key, value);
  }
  element.append(...children.filter((child) => child !== "" && child !== undefined));
  return element;
};

const key = (letter) => make("kbd", {}, letter);
const dateOf = (one) => one.date || one.found || `(${one.length})`;

const say = (text, wrong = false) => {
  $("notice").textContent = text;
  $("notice").className = wrong ? "wrong" : "";
};

const draw = () => {
  const words = $("filter").value.toLowerCase();
  const fits = (one) => `${one.before}${one.text}${one.after} ${one.article} ${dateOf(one)}`.toLowerCase().includes(words);
  shown = words ? all.items.filter(fits) : all.items;
  const left = all.items.filter((one) => !one.settled).length;
  $("progress").textContent = `${left} of ${all.items.length} readings to look at`;
  drawList();
  drawCard();
};

const drawList = () => {
  const at = Math.max(0, shown.findIndex((one) => one.id === current) - SHOWN / 2);
  const rows = shown.slice(at, at + SHOWN).map((one) => {
    const row = make(
      "button",
      { type: "button", "data-id": one.id, "aria-current": one.id === current ? "true" : undefined,
        class: [one.settled ? "settled" : "", one.hide ? "hidden" : ""].join(" ").trim() },
      make("span", { class: "text" }, one.text),
      make("span", { class: "date" }, dateOf(one)),
      make("span", { class: "where" }, article(one.article)?.title ?? one.article),
    );
    return make("li", {}, row);
  });
  $("list").replaceChildren(...rows);
  $("list").querySelector("[aria-current]")?.scrollIntoView({ block: "nearest" });
};

const drawCard = () => {
  const one = item();
  const from = one && article(one.article);
  const now = JSON.stringify([one, from?.title, from?.published, from?.path]);
  if (now === onCard) return; // what is typed into its fields stays
  onCard = now;
  if (!one) return $("card").replaceChildren(make("p", {}, "No dates were found in this site's articles."));
  const certainty = one.found ? make("small", {}, ` ${Math.round(one.certainty * 100)}% sure`) : "";
  const mine = one.date ? make("p", { class: "read" }, one.date, make("small", {}, " is what you wrote")) : "";
  $("card").replaceChildren(
    make("p", { class: "where" }, `${from.title}, published ${from.published} · ${from.path}:${one.line}`),
    make("blockquote", {}, one.before, make("mark", {}, one.text), one.after),
    one.doubts.length ? make("ul", { class: "doubts" }, ...one.doubts.map((doubt) => make("li", {}, doubt))) : "",
    mine,
    make("p", { class: "read" }, one.found || `${one.length}, no place on the calendar`, certainty),
    make("ul", { class: "why" }, ...one.why.map((reason) => make("li", {}, reason))),
    choices(one),
    fields(one),
    make("p", { class: "bar" },
      button("accept", one.checked ? "Checked ✓" : "It is right", "Enter", "main"),
      button("hide", one.hide ? "Show again" : "Hide", "h"),
      one.events.length ? button("join", "Join with another event", "m") : "",
      one.settled ? button("clear", "Take my changes back", "x") : ""),
  );
  follow();
};

// The timeline beside the card shows the event that the date on it makes, where its first page has it.
const follow = () => {
  const place = item()?.events[0];
  if (place) $("timeline").contentDocument?.getElementById(place)?.scrollIntoView({ block: "center" });
};

const button = (what, text, letter, style) =>
  make("button", { type: "button", "data-do": what, class: style }, text, " ", key(letter));

const choices = (one) => {
  const others = othersOf(one);
  if (!others.length) return "";
  return make("ul", { class: "choices", "aria-label": "Other readings" },
    ...others.map((other, n) => make("li", {},
      make("button", { type: "button", "data-choose": other }, other, " ", n < 9 ? key(String(n + 1)) : ""))));
};

const fields = (one) => make("div", { class: "fields" },
  make("label", { for: "date" }, "Date ", key("e")),
  make("input", { id: "date", value: one.date, placeholder: "2019-12-20, c. 1900, three days before Christmas 2018 …",
    autocomplete: "off", "aria-describedby": "understood" }),
  make("output", { id: "understood", for: "date" }),
  make("label", { for: "title" }, "Title ", key("t")),
  make("input", { id: "title", value: one.title, autocomplete: "off",
    placeholder: one.heading }),
  make("label", { for: "note" }, "Note ", key("n")),
  make("input", { id: "note", value: one.note, autocomplete: "off" }));

// ---- moving about

const go = (id) => {
  current = id;
  say("");
  draw();
};

const step = (by) => {
  const at = shown.findIndex((one) => one.id === current) + by;
  if (at >= 0 && at < shown.length) go(shown[at].id);
};

const afterThis = () => {
  const at = shown.findIndex((one) => one.id === current);
  const next = [...shown.slice(at + 1), ...shown.slice(0, at)].find((one) => !one.settled);
  return next?.id ?? current;
};

// ---- changing things

const save = async (what, asked, next) => {
  const answer = await send(what, asked);
  if (answer.status === 409) return showConflict(what, asked, answer, next);
  if (answer.error) return say(answer.error, true);
  await refresh(next);
  if (answer.errors?.length) say(`Saved, but the build now fails: ${answer.errors[0]}`, true);
  else say(`Saved in ${answer.file}`);
};

const change = (set, what, next) => {
  const one = item();
  if (!one) return;
  const digest = article(one.article).digest;
  return save("change", { article: one.article, id: one.id, digest, set, what: `${what}: “${one.text}”` }, next);
};

const accept = () => {
  const one = item();
  const typed = ["date", "title", "note"].filter((name) => $(name).value.trim() !== one[name]);
  const set = Object.fromEntries(typed.map((name) => [name, $(name).value.trim()]));
  return change({ ...set, checked: true }, "checked", afterThis());
};

const understand = async () => {
  const number = ++asking;
  const words = $("date").value.trim();
  const output = $("understood");
  output.className = "";
  if (!words) return (output.textContent = "");
  await new Promise((pause) => setTimeout(pause, 120)); // until the typing rests
  if (number !== asking) return;
  const answer = await send("understand", { article: item().article, date: words });
  if (number !== asking) return;
  output.className = answer.error ? "wrong" : "";
  output.textContent = answer.error ?? `= ${answer.edtf} (${answer.days})`;
};

const undo = async () => {
  const answer = await send("undo", {});
  await refresh();
  if (answer.status === 409) say(`${answer.error}; this step cannot be taken back`, true);
  else say(answer.undone ? `Taken back: ${answer.undone}` : "There is nothing to take back");
};

// ---- dialogs

const open = (...children) => {
  $("dialog").replaceChildren(...children);
  $("dialog").showModal();
};

const showConflict = (what, asked, answer, next) => {
  open(
    make("h2", {}, "Somebody else changed this file"),
    make("p", {}, answer.error, "."),
    make("p", {}, "Yours:"),
    make("pre", { class: "yours" }, JSON.stringify(asked.set ?? asked, null, 1)),
    make("p", {}, "Theirs, as the file is now:"),
    make("pre", { class: "theirs" }, answer.theirs || "(the file is gone)"),
    make("p", { class: "bar" },
      make("button", { type: "button", value: "mine", class: "main" }, "Put mine into it"),
      make("button", { type: "button", value: "theirs" }, "Keep theirs")));
  $("dialog").onclick = ({ target }) => {
    if (!target.value) return;
    $("dialog").onclick = undefined;
    $("dialog").close();
    then(() => (target.value === "mine" ? save(what, { ...asked, digest: answer.digest }, next) : refresh()));
  };
};

const addEvent = () => {
  const one = item();
  const field = (name, label, value = "") =>
    [make("label", { for: `new-${name}` }, label), make("input", { id: `new-${name}`, name, value, autocomplete: "off" })];
  const from = make("select", { id: "new-article", name: "article" },
    ...all.articles.map((each) => make("option", { value: each.id, selected: each.id === one?.article }, each.title)));
  const form = make("form", { method: "dialog", class: "fields" },
    make("label", { for: "new-article" }, "Article"), from,
    ...field("date", "Date"), ...field("title", "Title"), ...field("note", "Note"),
    make("button", { class: "main" }, "Add"));
  open(make("h2", {}, "Add an event that the text does not tell"), form);
  form.onsubmit = () => {
    const asked = Object.fromEntries(new FormData(form));
    then(() => save("event", { ...asked, digest: article(asked.article).digest, what: `added: “${asked.title}”` }));
  };
  form.elements.date.focus();
};

const joinEvents = async () => {
  const mine = item()?.events[0];
  if (!mine) return say("This date makes no event of its own to join", true);
  const answer = await ask("near", { event: mine });
  if (answer.error) return say(answer.error, true);
  const choice = make("select", { id: "other", size: 12, "aria-label": "The other event" });
  const words = make("input", { id: "words", type: "search", placeholder: "words or a date of another", "aria-label": "Find" });
  const offer = (events) => {
    choice.replaceChildren(...events.map((event) => make("option", { value: event.id }, `${event.date}  ${event.title}`)));
    choice.selectedIndex = 0;
  };
  let question = 0;
  words.oninput = async () => {
    const number = ++question;
    const found = await ask("near", { event: mine, words: words.value.trim() });
    if (number === question && found.near) offer(found.near);
  };
  const form = make("form", { method: "dialog" }, words, choice, make("p", {}, make("button", { class: "main" }, "They are one")));
  open(make("h2", {}, "The same event as:"), make("p", {}, `${answer.event.date}  ${answer.event.title}`), form);
  form.onsubmit = () => {
    if (!choice.value) return;
    const asked = { event: mine, other: choice.value, what: "joined two events" };
    then(() => save("join", { ...asked, digest: all.corrections }));
  };
  offer(answer.near);
  choice.focus();
};

const HELP = [
  ["j, k", "next and previous reading"], ["Enter", "it is right: mark as checked, go to the next doubtful one"],
  ["1 … 9", "take another reading"], ["e", "write the date; Enter saves"], ["t, n", "write a title, a note"],
  ["h", "hide, or show again"], ["m", "join with another event"], ["a", "add an event"],
  ["x", "take my changes to this reading back"], ["u", "undo the last change"], ["/", "find"], ["Esc", "leave a field"],
];

const help = () => open(
  make("h2", {}, "Keys"),
  make("dl", {}, ...HELP.flatMap(([keys, text]) => [make("dt", {}, key(keys)), make("dd", {}, text)])),
  make("form", { method: "dialog" }, make("button", { class: "main" }, "Back to work")));

// ---- keys and clicks

const DO = {
  accept, undo, help,
  add: addEvent,
  join: joinEvents,
  hide: () => change({ hide: !item().hide }, item().hide ? "shown again" : "hidden", item().hide ? "" : afterThis()),
  clear: () => change({ date: "", title: "", note: "", hide: false, checked: false }, "taken back"),
};

const KEYS = {
  j: () => step(1), k: () => step(-1), ArrowDown: () => step(1), ArrowUp: () => step(-1),
  Enter: accept, h: DO.hide, m: joinEvents, a: addEvent, x: DO.clear, u: undo, "?": help,
  e: () => $("date")?.select(), t: () => $("title")?.select(), n: () => $("note")?.select(), "/": () => $("filter").select(),
};

const othersOf = (one) => one.others.filter((other) => other !== one.date);

const chooseNumber = (number) => {
  const other = item() && othersOf(item())[number - 1];
  if (other) return choose(other);
};

const choose = (date) => change({ date, checked: true }, `dated ${date}`, afterThis());

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || $("dialog").open) return;
  const typing = event.target.matches("input, select");
  if (event.key === "Escape" && typing) return $("card").focus();
  if (typing) {
    if (event.key !== "Enter") return;
    event.preventDefault();
    return event.target.id === "filter" ? $("card").focus() : then(accept);
  }
  if (event.target.matches("button") && ["Enter", " "].includes(event.key)) return;
  const action = /^[1-9]$/.test(event.key) ? () => chooseNumber(Number(event.key)) : KEYS[event.key];
  if (!action) return;
  event.preventDefault();
  then(action);
});

document.addEventListener("click", ({ target }) => {
  const pressed = target.closest("button");
  if (!pressed) return;
  if (pressed.dataset.id) go(pressed.dataset.id);
  if (pressed.dataset.choose) then(() => choose(pressed.dataset.choose));
  if (pressed.dataset.do) then(DO[pressed.dataset.do]);
});

document.addEventListener("input", ({ target }) => {
  if (target.id === "date") understand();
  if (target.id === "filter") {
    draw();
    if (!shown.includes(item()) && shown.length) go(shown[0].id);
  }
});

$("timeline").addEventListener("load", follow);

new EventSource("/.timeline/events").onmessage = (message) => {
  const state = JSON.parse(message.data);
  if (state.errors.length) say(`${state.errors[0].place}: ${state.errors[0].message}`, true);
  else then(() => (state.build === all.build ? undefined : refresh()));
};

then(() => refresh());
