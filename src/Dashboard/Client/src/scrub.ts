// Sliders over epochs: the gallery's, the comparison's and a trial's. Images are asked for ahead of the step, so that one is a
// matter of swapping.

import { all, find, isReduced, make, setWords } from "./dom";
import { addPictureButton } from "./picture";

interface Target { image: HTMLImageElement; nearest: (epoch: number) => number; address: (epoch: number) => string; note: (epoch: number, asked: number) => void }

export interface Scrubber {
  step: (by: number) => void;
  go: (epoch: number) => void;
  play: () => void;
  /** The page was refreshed: newer epochs may be there. Who was at the newest stays there. */
  catchUp: () => void;
  readonly slider: HTMLInputElement;
  /** The stored epochs, the newest last. */
  readonly epochs: () => readonly number[];
}

const ahead = 3;
const frame = 160;
const cache = new Map<string, HTMLImageElement>();

let scrubbers: Scrubber[] = [];

const placeOf = (slider: HTMLInputElement): Element | null => slider.closest("form, figure");

/** The slider that keys move: that of the picture with the focus, else the page's first. */
export function scrubber(): Scrubber | null {
  const shown = scrubbers.filter((each) => each.slider.isConnected);
  return shown.find((each) => placeOf(each.slider)?.contains(document.activeElement)) ?? shown[0] ?? null;
}

/** The same rule as the server's: the stored epoch nearest to an asked one, the earlier of two. */
export function nearestStored(asked: number, every: number, newest: number): number {
  if (asked >= newest) {
    return newest;
  }
  const before = Math.floor(asked / every) * every;
  const after = Math.min(before + every, newest);
  return before > 0 && asked - before <= after - asked ? before : after;
}

export const nearestOf = (epochs: readonly number[], asked: number): number =>
  epochs.reduce((best, epoch) => (Math.abs(epoch - asked) < Math.abs(best - asked) ? epoch : best), epochs[0]!);

function load(address: string): HTMLImageElement {
  let image = cache.get(address);
  if (!image) {
    image = new Image();
    image.src = address;
    cache.set(address, image);
    if (cache.size > 4_000) {
      cache.delete(cache.keys().next().value!);
    }
  }
  return image;
}

async function show(target: Target, asked: number, isCurrent: () => boolean): Promise<void> {
  const epoch = target.nearest(asked);
  const address = target.address(epoch);
  const image = load(address);
  if (!image.complete) {
    try {
      await image.decode();
    } catch {
      return;
    }
  }
  if (isCurrent() && image.naturalWidth > 0) {
    target.image.src = address;
    target.image.alt = target.image.alt.replace(/epoch \d+/, `epoch ${epoch}`);
    target.note(epoch, asked);
  }
}

export function makeScrubber(slider: HTMLInputElement, epochs: () => readonly number[], targets: () => Target[]): Scrubber {
  let asked = Number(slider.value);
  let follows = !new URL(location.href).searchParams.has("epoch");
  let turn = 0;
  let timer = 0;
  const newest = (): number => epochs().at(-1)!;

  const prefetch = (): void => {
    const stored = epochs();
    const place = stored.indexOf(nearestOf(stored, asked));
    for (let i = place + 1; i <= place + ahead && i < stored.length; i++) {
      targets().forEach((target) => load(target.address(target.nearest(stored[i]!))));
    }
  };

  const draw = (): void => {
    slider.value = String(asked);
    slider.setAttribute("aria-valuetext", `epoch ${asked} of ${slider.max}`);
    const output = placeOf(slider)?.querySelector("output");
    if (output?.firstChild) {
      output.firstChild.nodeValue = `${asked} `;
      find("span", output)!.textContent = `of ${slider.max}`;
    }
    const mine = ++turn;
    const start = performance.now();
    void Promise.all(targets().map((target) => show(target, asked, () => mine === turn))).then(() => {
      slider.dataset.took = (performance.now() - start).toFixed(1);
      prefetch();
    });
  };

  const go = (epoch: number): void => {
    asked = Math.min(Math.max(epoch, Number(slider.min)), Number(slider.max));
    follows = asked === newest();
    draw();
    setWords({ epoch: asked === newest() ? null : String(asked) });
  };

  const step = (by: number): void => {
    const stored = epochs();
    const place = stored.indexOf(nearestOf(stored, asked));
    go(stored[Math.min(Math.max(place + by, 0), stored.length - 1)]!);
  };

  const play = (): void => {
    if (timer) {
      clearInterval(timer);
      timer = 0;
    } else {
      if (nearestOf(epochs(), asked) === newest()) {
        go(epochs()[0]!);
      }
      timer = setInterval(() => (nearestOf(epochs(), asked) === newest() ? play() : step(1)), isReduced() ? 4 * frame : frame);
    }
    placeOf(slider)?.querySelector("[data-play]")?.replaceChildren(timer ? "❚❚ Pause" : "▶ Play");
  };

  const catchUp = (): void => {
    slider.max = String(newest());
    if (follows) {
      asked = newest();
    }
    draw();
  };

  slider.addEventListener("input", () => go(Number(slider.value)));
  prefetch();
  const made = { step, go, play, catchUp, slider, epochs };
  scrubbers.push(made);
  return made;
}

export function addPlayButton(place: Element, scrub: Scrubber): void {
  if (find("[data-play]", place)) {
    return;
  }
  const button = make("button", { type: "button", className: "button", textContent: "▶ Play", title: "Play through the epochs (Space)" });
  button.dataset.play = "";
  button.setAttribute("data-own", "");
  button.addEventListener("click", () => scrub.play());
  place.append(button);
}

function startGallery(form: HTMLFormElement): void {
  const slider = find<HTMLInputElement>("input[type=range]", form);
  if (form.dataset.ready) {
    return;
  }
  form.dataset.ready = "true";
  form.dataset.keep = "";
  addPictureButton(form);
  all<HTMLSelectElement>("select", form).forEach((select) => select.addEventListener("change", () => form.requestSubmit()));
  if (!slider) {
    return;
  }
  form.addEventListener("fresh", (event) => { form.dataset.newest = ((event as CustomEvent<HTMLElement>).detail).dataset.newest; });
  const every = Number(form.dataset.every);
  const epochs = (): number[] => {
    const newest = Number(form.dataset.newest);
    return [...new Set(Array.from({ length: newest }, (_, i) => nearestStored(i + 1, every, newest)))];
  };
  const targets = (): Target[] => all<HTMLImageElement>("img[data-trial]").map((image) => ({
    image,
    nearest: (epoch) => nearestStored(epoch, every, Number(image.dataset.last)),
    address: (epoch) => `${form.dataset.samples}/${image.dataset.trial}/samples/${epoch}.png`,
    note: (epoch, asked) => {
      const chip = image.closest("a")!.querySelector<HTMLElement>(".nearest");
      if (chip) {
        chip.hidden = epoch === asked;
        chip.textContent = `nearest: epoch ${epoch}`;
      }
    },
  }));
  const scrub = makeScrubber(slider, epochs, targets);
  addPlayButton(find(".steps", form)!, scrub);
  const steps: Record<string, () => void> = {
    first: () => scrub.go(epochs()[0]!), earlier: () => scrub.step(-1), later: () => scrub.step(1), newest: () => scrub.go(epochs().at(-1)!),
  };
  for (const link of all<HTMLElement>("[data-step]", form)) {
    link.removeAttribute("aria-disabled");
    link.setAttribute("role", "button");
    link.tabIndex = 0;
    const act = (event: Event): void => { event.preventDefault(); steps[link.dataset.step!]?.(); };
    link.addEventListener("click", act);
    link.addEventListener("keydown", (event) => { if (event.key === "Enter" || event.key === " ") { act(event); } });
  }
}

function startViewer(figure: HTMLElement): void {
  const epochs = (): number[] => figure.dataset.epochs!.split(",").map(Number);
  if (figure.dataset.ready || epochs().length < 2) {
    return;
  }
  figure.dataset.ready = "true";
  const image = find<HTMLImageElement>(":scope > img", figure)!;
  const shown = find<HTMLElement>("[data-shown]", figure)!;
  const slider = make("input", { type: "range", min: String(epochs()[0]), max: String(epochs().at(-1)), value: shown.textContent! });
  slider.setAttribute("aria-label", `Epoch of the ${figure.dataset.kind}`);
  const place = make("div", { className: "scrubber" }, slider);
  place.setAttribute("data-own", "");
  image.after(place);
  const scrub = makeScrubber(slider, epochs, () => [{
    image,
    nearest: (epoch) => nearestOf(epochs(), epoch),
    address: (epoch) => figure.dataset.samples!.replace("{epoch}", String(epoch)),
    note: (epoch) => {
      shown.textContent = String(epoch);
      find("[data-place]", figure)!.textContent = String(epochs().indexOf(epoch) + 1);
      all(".film a", figure).forEach((link) => link.toggleAttribute("aria-current", link.textContent?.trim() === `epoch ${epoch}`));
    },
  }]);
  addPlayButton(place, scrub);
}

export function startScrubbers(): void {
  scrubbers = scrubbers.filter((each) => each.slider.isConnected);
  scrubbers.forEach((each) => each.catchUp());
  all<HTMLFormElement>("[data-gallery]").forEach(startGallery);
  all<HTMLElement>("[data-viewer]").forEach(startViewer);
}
