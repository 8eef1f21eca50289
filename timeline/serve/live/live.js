// Added to pages by `timeline serve` alone: reloads when a build brings something new, shows what is wrong meanwhile.
(() => {
  const build = document.currentScript.dataset.build;
  let events, overlay;

  const make = (name, text, className) => {
    const element = document.createElement(name);
    if (text) element.textContent = text;
    if (className) element.className = className;
    return element;
  };

  const showErrors = (errors) => {
    overlay?.remove();
    overlay = undefined;
    if (!errors.length) return;
    overlay = make("div", "", "timeline-errors");
    overlay.setAttribute("role", "alert");
    overlay.append(make("h2", errors.length === 1 ? "1 error" : `${errors.length} errors`));
    overlay.append(make("p", "This page is the last good build. It comes back by itself once this is set right."));
    const list = make("ol");
    for (const error of errors) {
      const item = make("li");
      item.append(make("code", error.place), make("strong", error.message));
      if (error.hint) item.append(make("span", error.hint));
      if (error.source) item.append(make("pre", error.source));
      list.append(item);
    }
    overlay.append(list);
    document.body.append(overlay);
  };

  const markLinks = (marks) => {
    for (const link of document.querySelectorAll("main a[href]")) {
      const target = new URL(link.getAttribute("href"), document.baseURI); // a link in a drawing has no plain .href
      const mark = target.origin === location.origin && marks[decodeURI(target.pathname).slice(1)];
      if (mark && !target.hash && !link.dataset.timelineMark) link.dataset.timelineMark = mark;
    }
  };

  const listen = () => {
    if (events || document.hidden) return;
    events = new EventSource("/.timeline/events");
    events.onmessage = (message) => {
      const state = JSON.parse(message.data);
      showErrors(state.errors);
      if (!state.errors.length && state.build !== build) location.reload();
      else markLinks(state.marks);
    };
  };

  // A browser keeps six connections to a host; pages in the background leave theirs to others.
  document.addEventListener("visibilitychange", () => {
    if (document.hidden) {
      events?.close();
      events = undefined;
    } else listen();
  });
  addEventListener("pagehide", () => events?.close());
  listen();
})();
