// Completes the names of the filter language.

import { all, make } from "./dom";

function complete(input: HTMLInputElement): void {
  const names = input.dataset.filter!.split(" ");
  const list = make("datalist", { id: "filter-names" });
  list.setAttribute("data-own", "");
  input.after(list);
  input.setAttribute("list", list.id);
  input.addEventListener("input", () => {
    const [, before, word] = /^(.*?)([\w.]*)$/.exec(input.value)!;
    list.replaceChildren(...(word ? names.filter((name) => name.startsWith(word) && name !== word).slice(0, 8) : [])
      .map((name) => make("option", { value: `${before}${name}` })));
  });
}

export function startFilter(): void {
  // A choice shows at once.
  all<HTMLFormElement>("form[data-auto]:not([data-ready])").forEach((form) => {
    form.dataset.ready = "true";
    all<HTMLSelectElement>("select", form).forEach((select) => select.addEventListener("change", () => form.requestSubmit()));
  });
  all<HTMLInputElement>("input[data-filter]:not([list])").forEach(complete);
}
