// Keeps a page that can still change up to date. Every page works without this file.
"use strict";

const period = 2000;
const badge = document.getElementById("live");
const badgeText = document.getElementById("live-text");
let isPaused = false;
let lastGood = new Date();

const main = () => document.getElementById("main");
const isLive = () => main().dataset.live === "true";

function show(state, text) {
  badge.hidden = false;
  badge.dataset.state = state;
  if (badgeText.textContent !== text) {
    badgeText.textContent = text;
  }
}

function showState() {
  badge.title = isPaused ? "Go on refreshing" : "Stop refreshing";
  if (!isLive()) {
    badge.hidden = true;
  } else if (isPaused) {
    show("paused", "paused");
  } else {
    show("live", "live");
  }
}

// A form in use, unfolded text and selected text are the reader's; an image that is the same keeps its element.
function isInUse() {
  const active = document.activeElement;
  return (active && active.closest("#main form") !== null) || !document.getSelection().isCollapsed;
}

function keepOpen(from, to) {
  const fresh = to.querySelectorAll("details");
  from.querySelectorAll("details").forEach((old, i) => {
    if (old.open && fresh[i]) {
      fresh[i].open = true;
    }
  });
}

function keepImages(from, to) {
  const old = new Map([...from.querySelectorAll("img")].map((image) => [image.src + image.className, image]));
  to.querySelectorAll("img").forEach((image) => {
    const known = old.get(image.src + image.className);
    if (known) {
      old.delete(image.src + image.className);
      image.replaceWith(known);
    }
  });
}

function keepScroll(from, to) {
  const fresh = to.querySelectorAll(".scroll");
  const places = [...from.querySelectorAll(".scroll")].map((each) => each.scrollLeft);
  return () => places.forEach((left, i) => fresh[i] && (fresh[i].scrollLeft = left));
}

function swap(html) {
  const fresh = document.adoptNode(new DOMParser().parseFromString(html, "text/html").getElementById("main"));
  const restore = keepScroll(main(), fresh);
  keepOpen(main(), fresh);
  keepImages(main(), fresh);
  main().replaceWith(fresh);
  restore();
  addCopyButtons();
}

async function refresh() {
  if (!isLive()) {
    return;
  }
  if (!isPaused && !document.hidden && !isInUse()) {
    try {
      const answer = await fetch(location.href, { headers: { Accept: "text/html" }, signal: AbortSignal.timeout(10000) });
      if (!answer.ok) {
        throw new Error(answer.statusText);
      }
      const html = await answer.text();
      if (!isPaused && !isInUse()) {
        swap(html);
      }
      lastGood = new Date();
      showState();
    } catch {
      show("stale", `stale since ${lastGood.toLocaleTimeString()}`);
    }
  }
  setTimeout(refresh, period);
}

// The clipboard interface is missing on plain HTTP addresses other than loopback.
function copy(text) {
  if (navigator.clipboard) {
    return navigator.clipboard.writeText(text);
  }
  const area = document.createElement("textarea");
  area.value = text;
  document.body.append(area);
  area.select();
  document.execCommand("copy");
  area.remove();
  return Promise.resolve();
}

function addCopyButtons() {
  document.querySelectorAll("[data-copy]:not(:has(button))").forEach((command) => {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = "Copy";
    button.addEventListener("click", () => copy(command.dataset.copy).then(() => { button.textContent = "Copied"; }));
    command.append(button);
  });
}

badge.addEventListener("click", () => {
  isPaused = !isPaused;
  showState();
});
addCopyButtons();
showState();
setTimeout(refresh, period);
