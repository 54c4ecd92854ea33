// The comparison's samples: one slider for all, side by side, or two of them on one another.

import { all, find, isReduced, make, setWords } from "./dom";
import { addPlayButton, makeScrubber, nearestOf } from "./scrub";

const modes = ["side by side", "wipe", "blink", "difference"] as const;
type Mode = typeof modes[number];

const pace = 600;
let blink: () => void = () => {};
let endOverlay: () => void = () => {};

export const toggleBlink = (): void => blink();

function overlay(stage: HTMLElement, figures: HTMLElement[]): (mode: Mode) => void {
  let timer = 0;
  const wipe = make("input", { type: "range", min: "0", max: "100", value: "50", className: "wipe" });
  wipe.setAttribute("aria-label", "How much of the second is shown");
  wipe.setAttribute("data-own", "");
  const set = (): void => stage.style.setProperty("--wipe", `${wipe.value}%`);
  wipe.addEventListener("input", set);
  endOverlay = () => clearInterval(timer);
  return (mode) => {
    clearInterval(timer);
    stage.dataset.mode = mode.replaceAll(" ", "-");
    stage.classList.remove("second");
    figures.forEach((figure, i) => { figure.hidden = mode !== "side by side" && i > 1; });
    wipe.remove();
    if (mode === "wipe") {
      set();
      stage.after(wipe);
    } else if (mode === "blink" && !isReduced()) {
      timer = setInterval(() => stage.classList.toggle("second"), pace);
    }
  };
}

const epochsOf = (element: HTMLElement): number[] => element.dataset.epochs!.split(",").map(Number);

/** Where a figure's images come from, whatever the epoch. */
const sourceOf = (figure: HTMLElement): string => figure.dataset.samples!.replace(/samples\/[^/]+\//, "");

/** Trials that still run have newer samples; where other trials are compared than before, the section begins anew. */
function takeEpochs(section: HTMLElement, fresh: HTMLElement): void {
  const [old, next] = [section, fresh].map((each) => all<HTMLElement>("figure[data-samples]", each));
  if (old!.map(sourceOf).join() !== next!.map(sourceOf).join()) {
    endOverlay();
    section.replaceWith(fresh);
    return;
  }
  const [before, after] = [section, fresh].map((each) => all<HTMLElement>("[data-epochs]", each));
  before!.forEach((each, i) => { each.dataset.epochs = after![i]!.dataset.epochs; });
}

export function startCompare(): void {
  const section = find<HTMLElement>("[data-compare]");
  if (!section || section.dataset.ready) {
    return;
  }
  section.dataset.ready = "true";
  section.dataset.keep = "";
  section.addEventListener("fresh", (event) => takeEpochs(section, (event as CustomEvent<HTMLElement>).detail));
  const form = find<HTMLFormElement>("[data-scrub]", section)!;
  const stage = find<HTMLElement>("[data-stage]", section)!;
  const figures = all<HTMLElement>("figure", stage);
  const slider = find<HTMLInputElement>("input[type=range]", form)!;
  const scrub = makeScrubber(slider, () => epochsOf(form), () => figures.map((figure) => {
    const epochs = epochsOf(figure);
    return {
      image: find<HTMLImageElement>("img", figure)!,
      nearest: (epoch) => nearestOf(epochs, epoch),
      address: (epoch) => figure.dataset.samples!.replace(/samples\/[^/]+\//, `samples/${epoch}/`),
      note: (epoch) => { find("[data-shown]", figure)!.textContent = String(epoch); },
    };
  }));
  addPlayButton(form, scrub);

  const choose = overlay(stage, figures);
  const place = find<HTMLElement>("[data-modes]", form)!;
  const select = (mode: Mode): void => {
    choose(mode);
    setWords({ mode: mode === "side by side" ? null : mode });
    all<HTMLButtonElement>("button", place).forEach((button) => button.setAttribute("aria-pressed", String(button.textContent === mode)));
  };
  if (figures.length > 1) {
    place.hidden = false;
    place.append(...modes.map((mode) => {
      const button = make("button", { type: "button", className: "button", textContent: mode });
      button.addEventListener("click", () => select(mode));
      return button;
    }));
    const asked = new URL(location.href).searchParams.get("mode");
    select(modes.find((mode) => mode === asked) ?? "side by side");
    blink = () => (stage.dataset.mode === "blink" && isReduced() ? stage.classList.toggle("second") : select(stage.dataset.mode === "blink" ? "side by side" : "blink"));
  }
}
