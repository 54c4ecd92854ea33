// Copy buttons on commands.

import { all, find, make } from "./dom";

/** The clipboard is missing on plain HTTP addresses other than loopback. */
export async function copy(text: string): Promise<void> {
  if (navigator.clipboard) {
    return navigator.clipboard.writeText(text);
  }
  const area = make("textarea", { value: text });
  document.body.append(area);
  area.select();
  document.execCommand("copy");
  area.remove();
}

export function addCopyButtons(): void {
  for (const command of all<HTMLElement>("[data-copy]:not(:has(button))")) {
    const button = make("button", { type: "button", textContent: "Copy" });
    button.setAttribute("data-own", "");
    button.addEventListener("click", () => void copy(command.dataset.copy!).then(() => { button.textContent = "Copied"; }));
    command.append(button);
  }
}

const link = find<HTMLButtonElement>("#copy-link")!;
const shownFor = 2_000;

/** All that the page shows is in its address. */
export function copyLink(): void {
  const words = link.dataset.words ??= link.textContent!;
  void copy(location.href).then(() => {
    link.textContent = "Copied";
    setTimeout(() => { link.textContent = words; }, shownFor);
  });
}

export function startCopyLink(): void {
  link.hidden = false;
  link.addEventListener("click", copyLink);
}
