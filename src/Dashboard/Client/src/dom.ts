// Small helpers over the document.

export function find<T extends Element>(selector: string, root: ParentNode = document): T | null {
  return root.querySelector<T>(selector);
}

export function all<T extends Element>(selector: string, root: ParentNode = document): T[] {
  return [...root.querySelectorAll<T>(selector)];
}

export function make<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  properties: Partial<HTMLElementTagNameMap[K]> = {},
  ...children: (Node | string)[]
): HTMLElementTagNameMap[K] {
  const element = Object.assign(document.createElement(tag), properties);
  element.append(...children);
  return element;
}

export const main = (): HTMLElement => document.getElementById("main")!;

function addressWith(words: Record<string, string | null>): URL {
  const address = new URL(location.href);
  for (const [word, value] of Object.entries(words)) {
    if (value === null || value === "") {
      address.searchParams.delete(word);
    } else {
      address.searchParams.set(word, value);
    }
  }
  return address;
}

/** Changes words of the address without a new entry in the history; null takes a word away. */
export const setWords = (words: Record<string, string | null>): void => history.replaceState(history.state, "", addressWith(words));

/** Changes words of the address so that the back button undoes it. */
export function pushWords(words: Record<string, string | null>): void {
  const address = addressWith(words);
  if (address.href !== location.href) {
    history.pushState(history.state, "", address);
  }
}

export const isReduced = (): boolean => matchMedia("(prefers-reduced-motion: reduce)").matches;

/** A number with up to so many significant digits. */
export function short(value: number, digits = 4): string {
  const size = Math.abs(value);
  return size !== 0 && (size < 1e-3 || size >= 1e6) ? value.toExponential(digits - 2) : String(Number(value.toPrecision(digits)));
}

/** Labels of an axis, with as few digits as tell its ticks apart. */
export function tickLabels(ticks: (number | null)[]): string[] {
  for (let digits = 4; ; digits++) {
    const labels = ticks.map((tick) => (tick === null ? "" : short(tick, digits)));
    const shown = labels.filter((label) => label !== "");
    if (digits === 12 || new Set(shown).size === shown.length) {
      return labels;
    }
  }
}

export const color = (name: string): string => getComputedStyle(document.documentElement).getPropertyValue(name).trim();

/** A custom property that holds light-dark() comes out of the style of an element only. */
export function resolved(name: string): string {
  const probe = make("span");
  probe.style.color = `var(${name})`;
  document.body.append(probe);
  const value = getComputedStyle(probe).color;
  probe.remove();
  return value;
}
