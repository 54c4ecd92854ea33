// Keeps a page that can still change up to date, and says how it stands. A click on the badge stops it.

import { main } from "./dom";
import { morph } from "./morph";
import { listen, type Told } from "./stream";

const badge = document.getElementById("live") as HTMLButtonElement;
const text = document.getElementById("live-text")!;
const slowest = 500;
const watched = 5_000;
/** What an answer that did not come counts as, so that the next try waits three times as long. */
const costOfFailure = 1_000;

let told: Told = { state: "reconnecting", heard: Date.now(), experiments: [] };
let isHeard = false;
let isPaused = false;
let isWaiting = false;
let isMissed = false;
let isFailed = false;
let asked = "";
let cost = 0;

const isLive = (): boolean => main().dataset.live === "true";

const clock = (time: number): string => new Date(time).toLocaleTimeString();

function show(): void {
  badge.hidden = !isHeard || (!isLive() && told.state !== "lost");
  badge.title = isPaused ? "Go on refreshing (p)" : "Stop refreshing (p)";
  const [state, words] = isPaused ? ["paused", "paused"]
    : told.state === "live" ? ["live", "live"]
    : told.state === "reconnecting" ? ["stale", "reconnecting"]
    : told.state === "stale" ? ["stale", `stale since ${clock(told.heard)}`]
    : ["lost", `server lost, data from ${clock(told.heard)}`];
  badge.dataset.state = state;
  if (text.textContent !== words) {
    text.textContent = words!;
  }
}

/** Whether it shows what can change at all: what has ended may be extended, and lists get new entries. A form is the reader's. */
const isShown = (): boolean => main().dataset.live !== undefined;

/** A form in use and selected text are the reader's. */
function isInUse(): boolean {
  const active = document.activeElement;
  return (active?.closest("#main form") != null && !(active instanceof HTMLButtonElement)) || !document.getSelection()!.isCollapsed;
}

async function refresh(): Promise<void> {
  isFailed = false;
  asked = location.href;
  isMissed = isPaused || document.hidden || isInUse();
  if (isMissed) { return; }
  const start = performance.now();
  try {
    const answer = await fetch(asked, { headers: { Accept: "text/html" }, signal: AbortSignal.timeout(10_000) });
    if (answer.ok) {
      const fresh = new DOMParser().parseFromString(await answer.text(), "text/html").getElementById("main");
      isMissed = isPaused || isInUse();
      if (fresh && !isMissed) {
        morph(main(), document.adoptNode(fresh));
        show();
        document.dispatchEvent(new CustomEvent("refreshed"));
      }
    }
    isFailed = answer.status >= 500;
  } catch {
    isFailed = true;
  }
  isMissed ||= isFailed;
  cost = Math.max(performance.now() - start, isFailed ? costOfFailure : 0);
}

/** At most two a second, and never more than a quarter of the time. What failed while the server speaks is tried again. */
function schedule(): void {
  if (!isWaiting) {
    isWaiting = true;
    setTimeout(() => void refresh().finally(() => {
      isWaiting = false;
      // The address may have changed meanwhile.
      if ((isFailed && told.state === "live") || asked !== location.href) { schedule(); }
    }), Math.max(slowest, 3 * cost));
  }
}

/** A script has changed the address: what the server writes of it follows. */
export const refreshSoon = (): void => schedule();

function hear(next: Told): void {
  const wasAway = isHeard && told.state !== "live" && next.state === "live";
  isHeard = true;
  told = next;
  show();
  const of = main().dataset.experiment;
  if (isShown() && (wasAway || next.experiments.some((each) => !of || each.id === of))) {
    schedule();
  }
}

function connect(): void {
  const address = document.querySelector<HTMLScriptElement>("script[data-worker]")!.dataset.worker!;
  if (typeof SharedWorker === "undefined") {
    listen(hear);
    return;
  }
  const worker = new SharedWorker(address);
  worker.port.onmessage = (event: MessageEvent<Told>) => hear(event.data);
  worker.port.start();
  addEventListener("pagehide", () => worker.port.postMessage("bye"));
  addEventListener("pageshow", (event) => { if (event.persisted) { location.reload(); } });
}

export function toggle(): void {
  isHeard = true;
  isPaused = !isPaused;
  show();
  if (!isPaused && isMissed) {
    schedule();
  }
}

export function startLive(): void {
  badge.addEventListener("click", toggle);
  document.addEventListener("visibilitychange", () => { if (!document.hidden && isMissed && isShown()) { schedule(); } });
  document.addEventListener("focusout", () => { if (isMissed && isShown()) { schedule(); } });
  // Workers come and go without an event of the ledger.
  setInterval(() => { if (main().dataset.watch !== undefined && told.state === "live") { schedule(); } }, watched);
  connect();
  // Nothing was heard at all for so long: there is no server behind this page.
  setTimeout(() => { isHeard = true; show(); }, 3_000);
}
