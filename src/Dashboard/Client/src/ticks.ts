// Ticks of a list go to the address: links, the page that is written again and the other views know them.

import { setWords } from "./dom";
import { refreshSoon } from "./live";

/** More than the server takes stay in the form alone. */
const most = 200;

export function startTicks(): void {
  document.addEventListener("change", (event) => {
    const box = event.target as HTMLInputElement;
    if (!box.matches("input[form=compare]")) {
      return;
    }
    const ticked = new Set(new URL(location.href).searchParams.get("sel")?.split(","));
    if (box.checked) { ticked.add(box.value); } else { ticked.delete(box.value); }
    if (ticked.size <= most) {
      setWords({ sel: [...ticked].join(",") });
      refreshSoon();
    }
  });
}
