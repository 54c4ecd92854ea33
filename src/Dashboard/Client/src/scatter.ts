// Two numbers of every trial against each other, on uPlot's scales and axes; a dragged box is the brush, a click marks a trial.

import uPlot from "uplot";
import { resolved, short, tickLabels } from "./dom";
import type { Chart, Exploration } from "./explore";
import { placeFor, shadeColor } from "./layer";
import { type Axis, shades, valueAt } from "./trials";

const reach = 12;
const margin = 120;
const hasty = 1_500;

class Scatter implements Chart {
  private place: HTMLDivElement | null = null;
  private plot: uPlot | null = null;
  private key = "";
  private x!: Axis;
  private y!: Axis;
  private isSeen = false;
  private isHasty = false;

  constructor(private readonly figure: HTMLElement, private readonly page: Exploration) {
    figure.dataset.ready = "true";
    const { top, bottom } = figure.getBoundingClientRect();
    this.isSeen = top < innerHeight + margin && bottom > -margin;
    new IntersectionObserver((entries) => {
      this.isSeen = entries.some((entry) => entry.isIntersecting);
      if (this.isSeen) { this.draw(); }
    }, { rootMargin: `${margin}px` }).observe(figure);
    document.addEventListener("recolored", () => { this.key = ""; });
    addEventListener("resize", () => { this.key = ""; this.draw(); });
  }

  draw(isHasty = false): void {
    this.isHasty = isHasty;
    const [x, y] = this.figure.dataset.scatter!.split(",").map((name) => this.page.trials!.axes.get(name));
    if (!this.isSeen || !x || !y) {
      return;
    }
    const start = performance.now();
    const place = this.place ??= this.makePlace();
    const key = `${x.name} ${y.name} ${this.page.family.name} ${this.page.trials!.count} ${place.clientWidth}`;
    if (key !== this.key) {
      [this.key, this.x, this.y] = [key, x, y];
      this.plot?.destroy();
      const order = Int32Array.from(this.page.trials!.numbers.keys()).filter((row) => !Number.isNaN(x.values[row]!)).sort((a, b) => x.values[a]! - x.values[b]!);
      this.plot = new uPlot(this.options(), [Array.from(order, (row) => x.values[row]!), Array.from(order, (row) => y.values[row]!)], place);
    } else {
      this.plot!.redraw(false, false);
    }
    this.figure.dataset.took = (performance.now() - start).toFixed(1);
  }

  /** Until then the server's drawing stands there. */
  private makePlace(): HTMLDivElement {
    const place = placeFor(this.figure);
    place.setAttribute("aria-hidden", "true");
    place.classList.add("single", "scatter-plot");
    return place;
  }

  private options(): uPlot.Options {
    const [ink, grid] = [resolved("--muted"), resolved("--line")];
    const axis = { stroke: ink, grid: { stroke: grid, width: 1 }, ticks: { stroke: grid, width: 1 }, font: "11px system-ui, sans-serif", values: (_: uPlot, ticks: number[]) => tickLabels(ticks) };
    const scale = (of: Axis): uPlot.Scale => ({ time: false, distr: of.log ? 3 : 1, range: () => [valueAt(of, -0.03), valueAt(of, 1.03)] });
    const width = this.place!.clientWidth;
    return {
      width,
      height: Number(this.figure.dataset.height ?? 260),
      padding: [10, 12, 0, 0],
      scales: { x: scale(this.x), y: scale(this.y) },
      legend: { show: false },
      cursor: { drag: { x: true, y: true, uni: 6, setScale: false }, points: { show: false }, bind: { dblclick: () => () => null } },
      axes: [{ ...axis, size: 34, space: 60 }, { ...axis, size: 54 }],
      series: [{}, { paths: () => null, points: { show: false } }],
      hooks: { draw: [(plot) => this.points(plot)], setSelect: [(plot) => this.select(plot)], ready: [(plot) => this.listen(plot)] },
    };
  }

  private points(plot: uPlot): void {
    const { trials, kept, selected } = this.page;
    const [best, worst, off] = [resolved("--best"), resolved("--worst"), resolved("--line-strong")];
    const pen = plot.ctx;
    const ratio = devicePixelRatio || 1;
    const size = (this.page.keptCount > 2_000 ? 2 : this.page.keptCount > 300 ? 3 : 5) * ratio;
    const at = (row: number): [number, number] => [plot.valToPos(this.x.values[row]!, "x", true), plot.valToPos(this.y.values[row]!, "y", true)];
    const rows = trials!.bestFirst;
    pen.save();
    pen.globalAlpha = 0.5;
    pen.fillStyle = off;
    const step = this.isHasty ? Math.ceil(rows.length / hasty) : 1;
    for (let i = rows.length - 1; i >= 0; i -= step) {
      if (kept[rows[i]!] === 0) { const [x, y] = at(rows[i]!); pen.fillRect(x - ratio, y - ratio, 2 * ratio, 2 * ratio); }
    }
    pen.globalAlpha = 0.9;
    let shade = -1;
    for (let i = rows.length - 1; i >= 0; i -= step) {
      const row = rows[i]!;
      if (kept[row] === 1) {
        const mine = trials!.shade(row);
        if (mine !== shade) { shade = mine; pen.fillStyle = shadeColor(shade / (shades - 1), best, worst); }
        const [x, y] = at(row);
        if (size > 3 * ratio) { pen.beginPath(); pen.arc(x, y, size / 2, 0, 7); pen.fill(); } else { pen.fillRect(x - size / 2, y - size / 2, size, size); }
      }
    }
    pen.globalAlpha = 1;
    this.front(pen, at);
    pen.strokeStyle = resolved("--curve-1");
    pen.lineWidth = 2 * ratio;
    for (let row = 0; row < trials!.count; row++) {
      if (selected.has(trials!.numbers[row]!)) { const [x, y] = at(row); pen.beginPath(); pen.arc(x, y, 6 * ratio, 0, 7); pen.stroke(); }
    }
    pen.restore();
  }

  /** The kept trials that no other beats in both numbers. */
  private front(pen: CanvasRenderingContext2D, at: (row: number) => [number, number]): void {
    if (!this.figure.dataset.front) {
      return;
    }
    const [a, b] = this.figure.dataset.front.split(",").map(Number) as [number, number];
    const rows = [...this.page.trials!.numbers.keys()].filter((row) => this.page.kept[row] === 1 && !Number.isNaN(this.x.values[row]! + this.y.values[row]!))
      .sort((i, j) => a * (this.x.values[i]! - this.x.values[j]!) || b * (this.y.values[i]! - this.y.values[j]!));
    pen.strokeStyle = resolved("--curve-1");
    pen.lineWidth = 1.5 * (devicePixelRatio || 1);
    pen.beginPath();
    let [best, before] = [Infinity, -1];
    for (const row of rows) {
      const cost = b * this.y.values[row]!;
      if (cost < best) {
        best = cost;
        const [x, y] = at(row);
        if (before < 0) { pen.moveTo(x, y); } else { pen.lineTo(x, before); pen.lineTo(x, y); }
        before = y;
      }
    }
    pen.stroke();
  }

  private select(plot: uPlot): void {
    const { left, top, width, height } = plot.select;
    if (width < 4 && height < 4) {
      return;
    }
    const bound = (scale: "x" | "y", low: number, high: number, axis: Axis): void =>
      this.page.brush.set(axis.name, plot.posToVal(low, scale) <= axis.low ? -Infinity : plot.posToVal(low, scale), plot.posToVal(high, scale) >= axis.high ? Infinity : plot.posToVal(high, scale));
    if (width >= 4) { bound("x", left, left + width, this.x); }
    if (height >= 4) { bound("y", top + height, top, this.y); }
    plot.setSelect({ left: 0, top: 0, width: 0, height: 0 }, false);
    this.page.change(true);
  }

  private listen(plot: uPlot): void {
    let from = [0, 0];
    plot.over.addEventListener("pointerdown", (event) => { from = [event.offsetX, event.offsetY]; });
    plot.over.addEventListener("click", (event) => {
      if (Math.abs(event.offsetX - from[0]!) + Math.abs(event.offsetY - from[1]!) < 4) {
        const row = this.nearest(plot, event.offsetX, event.offsetY);
        if (row !== null) { this.page.toggle(row); }
      }
    });
    plot.over.addEventListener("pointermove", (event) => {
      const row = this.nearest(plot, event.offsetX, event.offsetY);
      plot.over.title = row === null ? "" : `trial ${this.page.trials!.numbers[row]}: ${this.x.label} ${short(this.x.values[row]!)}, ${this.y.label} ${short(this.y.values[row]!)}`;
      plot.over.classList.toggle("on-point", row !== null);
    });
  }

  private nearest(plot: uPlot, x: number, y: number): number | null {
    let [found, best]: [number | null, number] = [null, reach * reach];
    for (let row = 0; row < this.page.trials!.count; row++) {
      if (this.page.kept[row] === 1) {
        const distance = (plot.valToPos(this.x.values[row]!, "x") - x) ** 2 + (plot.valToPos(this.y.values[row]!, "y") - y) ** 2;
        if (distance < best) { [found, best] = [row, distance]; }
      }
    }
    return found;
  }
}

export const startScatter = (figure: HTMLElement, page: Exploration): Chart => new Scatter(figure, page);
