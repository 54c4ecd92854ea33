// Two parameters in cells, each as dark as its best trial is good; a click keeps the cell's trials.

import { resolved, short } from "./dom";
import type { Chart, Exploration } from "./explore";
import { Layer, placeFor, shadeColor } from "./layer";

interface Side { name: string; edges: number[]; labels: string[] }
interface Cell { count: number; best: number; rank: number }

const pad = { left: 84, top: 22, right: 8, bottom: 40 };

class HeatMap implements Chart {
  private readonly layer = new Layer();
  private readonly place: HTMLDivElement;
  private readonly across: Side;
  private readonly down: Side;
  private cells: Cell[] = [];

  constructor(private readonly figure: HTMLElement, private readonly page: Exploration) {
    ({ across: this.across, down: this.down } = JSON.parse(figure.dataset.heat!) as { across: Side; down: Side });
    this.place = placeFor(figure, this.layer.canvas);
    this.layer.canvas.setAttribute("role", "img");
    this.layer.canvas.addEventListener("click", (event) => this.choose(event));
    this.layer.canvas.addEventListener("pointermove", (event) => this.tell(event));
    new ResizeObserver(() => { if (this.place.clientWidth !== this.layer.width) { this.draw(); } }).observe(this.place);
  }

  draw(): void {
    const width = this.place.clientWidth;
    if (width === 0) {
      return;
    }
    this.count();
    this.layer.clear(width, Number(this.figure.dataset.height));
    const { pen } = this.layer;
    const [best, worst, empty, muted, page] = ["--best", "--worst", "--raised", "--muted", "--page"].map(resolved) as [string, string, string, string, string];
    const { trials } = this.page;
    const values = trials!.axes.get("objective")?.values;
    pen.textAlign = "center";
    pen.font = "11px system-ui, sans-serif";
    for (const [i, cell] of this.cells.entries()) {
      const [x, y, w, h] = this.box(i);
      const rank = cell.rank;
      pen.fillStyle = cell.count === 0 ? empty : Number.isNaN(rank) ? worst : shadeColor(rank, best, worst);
      pen.fillRect(x + 1, y + 1, w - 2, h - 2);
      if (cell.count > 0 && w > 42 && h > 15) {
        pen.fillStyle = rank < 0.5 ? page : resolved("--ink");
        pen.fillText(cell.best < 0 ? String(cell.count) : short(Number(values![cell.best]!.toPrecision(3))), x + w / 2, y + h / 2 + 4, w - 6);
      }
    }
    this.labels(pen, muted);
    this.layer.canvas.setAttribute("aria-label", this.figure.querySelector(".chart-summary")?.textContent ?? "Heat map");
  }

  private labels(pen: CanvasRenderingContext2D, muted: string): void {
    pen.fillStyle = muted;
    const [, , w, h] = this.box(0);
    // As many labels as have room.
    const every = Math.ceil(Math.max(...this.across.labels.map((label) => pen.measureText(label).width + 8)) / w);
    this.across.labels.forEach((label, i) => { if (i % every === 0) { pen.fillText(label, pad.left + (i + 0.5) * w, this.layer.height - pad.bottom + 15); } });
    pen.fillText(this.across.name, pad.left + (this.layer.width - pad.left - pad.right) / 2, this.layer.height - 8);
    pen.textAlign = "left";
    pen.fillText(this.down.name, 0, 12);
    pen.textAlign = "right";
    this.down.labels.forEach((label, i) => pen.fillText(label, pad.left - 6, pad.top + (this.down.labels.length - i - 0.5) * h + 4, pad.left - 10));
  }

  private count(): void {
    const { trials, kept } = this.page;
    const [xs, ys] = [trials!.axes.get(this.across.name)?.values, trials!.axes.get(this.down.name)?.values];
    this.cells = Array.from({ length: this.across.labels.length * this.down.labels.length }, () => ({ count: 0, best: -1, rank: NaN }));
    for (const row of trials!.bestFirst) {
      if (kept[row] === 1 && xs && ys && !Number.isNaN(xs[row]! + ys[row]!)) {
        const cell = this.cells[cellOf(this.down, ys[row]!) * this.across.labels.length + cellOf(this.across, xs[row]!)]!;
        cell.count++;
        if (cell.best < 0 && !Number.isNaN(trials!.rank[row]!)) { cell.best = row; }
      }
    }
    // Against each other: among many trials every cell has a good one.
    const ranked = this.cells.filter((cell) => cell.best >= 0).sort((a, b) => trials!.rank[a.best]! - trials!.rank[b.best]!);
    ranked.forEach((cell, i) => { cell.rank = i / Math.max(1, ranked.length - 1); });
  }

  /** Cells come row by row, the lowest row first, which stands at the bottom. */
  private box(i: number): [number, number, number, number] {
    const [columns, rows] = [this.across.labels.length, this.down.labels.length];
    const w = (this.layer.width - pad.left - pad.right) / columns;
    const h = (this.layer.height - pad.top - pad.bottom) / rows;
    return [pad.left + (i % columns) * w, pad.top + (rows - 1 - Math.floor(i / columns)) * h, w, h];
  }

  private find(event: MouseEvent): number {
    return this.cells.findIndex((_, i) => {
      const [x, y, w, h] = this.box(i);
      return event.offsetX >= x && event.offsetX < x + w && event.offsetY >= y && event.offsetY < y + h;
    });
  }

  private choose(event: MouseEvent): void {
    const found = this.find(event);
    if (found >= 0) {
      keepCell(this.page, this.across, found % this.across.labels.length);
      keepCell(this.page, this.down, Math.floor(found / this.across.labels.length));
      this.page.change(true);
    }
  }

  private tell(event: MouseEvent): void {
    const found = this.find(event);
    const cell = this.cells[found];
    this.layer.canvas.title = !cell ? "" : `${this.across.name} ${this.across.labels[found % this.across.labels.length]}, ${this.down.name} ${this.down.labels[Math.floor(found / this.across.labels.length)]}: ${cell.count} trials${cell.best < 0 ? "" : `, best is trial ${this.page.trials!.numbers[cell.best]}`}`;
  }
}

const cellOf = (side: Side, value: number): number => side.edges.reduce((count, edge) => count + (value >= edge ? 1 : 0), 0);

const keepCell = (page: Exploration, side: Side, cell: number): void =>
  page.brush.set(side.name, side.edges[cell - 1] ?? -Infinity, side.edges[cell] ?? Infinity);

export const startHeatMap = (figure: HTMLElement, page: Exploration): Chart => new HeatMap(figure, page);
