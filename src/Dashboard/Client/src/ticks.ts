// Ticks of a list go to the address: links, forms, the page that is written again and the other views know them.

import { all, main, setWords } from "./dom";
import { refreshSoon } from "./live";

/** More than the server takes stay in the form alone. */
const most = 200;

/** At once: who ticks and goes on does not wait for the server, and a page that stands still is not written again. */
function tell(sel: string, count: number): void {
  setWords({ sel });
  for (const link of all<HTMLAnchorElement>("a[data-sel]", main())) {
    const address = new URL(link.href);
    if (sel) { address.searchParams.set(link.dataset.sel!, sel); } else { address.searchParams.delete(link.dataset.sel!); }
    link.href = address.href;
  }
  all<HTMLInputElement>("input[type=hidden][name=sel]", main()).forEach((field) => { field.value = sel; });
  for (const place of all<HTMLElement>("[data-ticked]", main())) {
    place.textContent = String(count);
    place.closest("[data-none], .compare-bar")?.toggleAttribute("data-none", count === 0);
  }
  refreshSoon();
}

export function startTicks(): void {
  document.addEventListener("change", (event) => {
    const box = event.target as HTMLInputElement;
    if (!box.matches("input[form=compare]")) {
      return;
    }
    const ticked = new Set(new URL(location.href).searchParams.get("sel")?.split(","));
    if (box.checked) { ticked.add(box.value); } else { ticked.delete(box.value); }
    if (ticked.size <= most) {
      tell([...ticked].join(","), ticked.size);
    }
  });
}
