// The kept trials as rows, the best first: what the lines of a chart say in numbers, written while it is unfolded.

import { make, short } from "./dom";
import type { Chart, Exploration } from "./explore";
import type { Axis } from "./trials";

const most = 50;

class Table implements Chart {
  private readonly place = make("div", { className: "scroll" });

  constructor(private readonly details: HTMLDetailsElement, private readonly page: Exploration) {
    details.dataset.ready = "true";
    this.place.setAttribute("data-own", "");
    details.append(this.place);
    details.addEventListener("toggle", () => this.draw(false));
  }

  draw(isHasty: boolean): void {
    const trials = this.page.trials;
    if (isHasty || !this.details.open || !trials) {
      return;
    }
    const axes = [...trials.axes.values()];
    const rows = [...trials.bestFirst].filter((row) => this.page.kept[row] === 1);
    const head = make("tr", {}, make("th", { textContent: "Trial" }), ...axes.map((axis) => make("th", { className: "num", textContent: axis.label })));
    this.place.replaceChildren(
      make("table", { className: "plain" }, make("thead", {}, head), make("tbody", {}, ...rows.slice(0, most).map((row) => this.row(trials.numbers[row]!, row, axes)))),
      ...(rows.length > most ? [make("p", { className: "muted", textContent: `The first ${most}, best first; the list of trials has all of them.` })] : []));
  }

  private row(number: number, row: number, axes: Axis[]): HTMLTableRowElement {
    const head = make("th", { scope: "row" }, make("a", { href: `${this.page.trialsAddress}/${number}`, textContent: `#${number}` }));
    return make("tr", {}, head, ...axes.map((axis) => make("td", { className: "num", textContent: Number.isNaN(axis.values[row]!) ? "–" : short(axis.values[row]!) })));
  }
}

export const startTable = (details: HTMLDetailsElement, page: Exploration): Chart => new Table(details, page);
