// The keyboard: ? shows what there is.

import { all, find, make } from "./dom";
import { scrubber } from "./scrub";
import { toggleBlink } from "./compare";
import { copyLink } from "./copy";
import { toggle } from "./live";

const keys: [string, string][] = [
  ["?", "show or hide this"],
  ["/", "go to the filter"],
  ["j, k", "next, previous row"],
  ["Enter", "open the row"],
  ["x", "tick the row for a comparison"],
  ["c", "compare the ticked rows"],
  ["←, →", "epoch back, on (Shift: ten)"],
  ["Home, End", "first, newest epoch"],
  ["Space", "play through the epochs"],
  ["b", "blink two compared trials"],
  ["p", "stop or go on refreshing"],
  ["y", "copy the page's link"],
  ["g then o, t, g, x, i, e", "overview, trials, gallery, explore, importance, events"],
];

/** What moves a slider by itself. */
const slides = new Set(["ArrowLeft", "ArrowRight", "Home", "End"]);

let row = -1;
/** When g was pressed, by the keyboard's clock: a page that draws may hear of it late. */
let going = -Infinity;
const goingFor = 1_000;

function help(): HTMLDialogElement {
  const known = find<HTMLDialogElement>("#help");
  if (known) {
    return known;
  }
  const close = make("button", { type: "button", className: "button", textContent: "Close" });
  const dialog = make("dialog", { id: "help" },
    make("h2", { textContent: "Keyboard" }),
    make("dl", { className: "keys" }, ...keys.map(([key, what]) => make("div", {}, make("dt", {}, make("kbd", { textContent: key })), make("dd", { textContent: what })))),
    close);
  dialog.setAttribute("aria-label", "Keyboard shortcuts");
  close.addEventListener("click", () => dialog.close());
  document.body.append(dialog);
  return dialog;
}

function moveRow(by: number): void {
  const rows = all<HTMLElement>("main table.trials tbody tr, main ul.wall > li, main ul.experiments > li");
  if (rows.length === 0) {
    return;
  }
  row = Math.min(Math.max(row + by, 0), rows.length - 1);
  find<HTMLElement>("a[href]", rows[row]!)?.focus();
  rows[row]!.scrollIntoView({ block: "nearest" });
}

function tick(): void {
  const box = document.activeElement?.closest("tr, li")?.querySelector<HTMLInputElement>("input[type=checkbox]");
  if (box) {
    box.click();
  }
}

function go(key: string): void {
  const tab = { o: 1, t: 2, g: 3, x: 4, i: 5, e: 6 }[key];
  if (tab) {
    find<HTMLAnchorElement>(`.tabs a:nth-child(${tab})`)?.click();
  }
}

function press(event: KeyboardEvent): boolean {
  const scrub = scrubber();
  switch (event.key) {
    case "?": { const dialog = help(); dialog.open ? dialog.close() : dialog.showModal(); return true; }
    case "/": find<HTMLInputElement>("main input[type=search]")?.focus(); return true;
    case "j": moveRow(1); return true;
    case "k": moveRow(-1); return true;
    case "x": tick(); return true;
    case "c": find<HTMLFormElement>("#compare")?.requestSubmit(); return true;
    case "b": toggleBlink(); return true;
    case "p": toggle(); return true;
    case "y": copyLink(); return true;
    case "g": going = event.timeStamp; return true;
    case "ArrowLeft": scrub?.step(event.shiftKey ? -10 : -1); return scrub !== null;
    case "ArrowRight": scrub?.step(event.shiftKey ? 10 : 1); return scrub !== null;
    case "Home": scrub?.go(scrub.epochs()[0]!); return scrub !== null;
    case "End": scrub?.go(scrub.epochs().at(-1)!); return scrub !== null;
    case " ": scrub?.play(); return scrub !== null;
    default: return false;
  }
}

export function startKeys(): void {
  document.addEventListener("keydown", (event) => {
    const target = event.target as HTMLElement;
    const isTyping = target.matches("input:not([type=checkbox], [type=range]), select, textarea, [contenteditable]");
    const isSliding = target.matches("input[type=range]") && target !== scrubber()?.slider && slides.has(event.key);
    const isPressing = event.key === " " && target.matches("button, summary, a, [role=button], input[type=checkbox]");
    if (event.ctrlKey || event.metaKey || event.altKey || isTyping || isPressing || isSliding || (find<HTMLDialogElement>("#help")?.open && event.key !== "?")) {
      return;
    }
    if (event.timeStamp - going < goingFor && "otgxie".includes(event.key)) {
      going = -Infinity;
      go(event.key);
    } else if (press(event)) {
      event.preventDefault();
    }
  });
}
