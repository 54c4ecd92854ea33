// Parallel coordinates: a line for each trial, darker the better it is. Lines are drawn in short paths over several frames, so
// that the page answers while ten thousand of them come up; what lies outside the brush is drawn once, in grey, beneath.

import { resolved } from "./dom";
import type { Chart, Exploration } from "./explore";
import { Layer, placeFor, shadeColor } from "./layer";
import { drawAxes, frameOf, type Frame } from "./parallel-axes";
import { listenToPointer } from "./parallel-pointer";
import { shades } from "./trials";

/** A long path, or one wider than a pixel of the screen, costs many times what short thin ones cost. */
const linesOfPath = 32;
const slice = 14;
const hasty = 1_500;
const height = 340;

export class Parallel implements Chart {
  frame: Frame | null = null;
  /** The axis that keys move. */
  current = 0;
  private readonly grey = new Layer();
  private readonly lines = new Layer();
  private readonly front = new Layer();
  private readonly place: HTMLDivElement;
  private greyOf = "";
  private turn = 0;

  constructor(private readonly figure: HTMLElement, readonly page: Exploration) {
    this.place = placeFor(figure, this.lines.canvas, this.front.canvas);
    this.place.classList.add("parallel-plot");
    this.lines.canvas.setAttribute("aria-hidden", "true");
    const { canvas } = this.front;
    canvas.tabIndex = 0;
    canvas.setAttribute("role", "img");
    listenToPointer(canvas, this);
    new ResizeObserver(() => { if (this.place.clientWidth !== this.lines.width) { this.draw(false); } }).observe(this.place);
    document.addEventListener("recolored", () => { this.greyOf = ""; });
  }

  draw(isHasty: boolean): void {
    const width = this.place.clientWidth;
    const trials = this.page.trials;
    if (width === 0 || !trials) {
      return;
    }
    const names = this.figure.dataset.parallel!.split(",");
    this.frame = frameOf(names.flatMap((name) => trials.axes.get(name) ?? []), width, height);
    const start = performance.now();
    this.lines.clear(width, height);
    this.drawGrey();
    this.front.clear(width, height);
    drawAxes(this.front.pen, this.frame, this.page.brush, document.activeElement === this.front.canvas ? this.current : -1);
    this.front.canvas.setAttribute("aria-label", `Parallel coordinates: ${this.page.keptCount} of ${trials.count} trials kept. Arrow keys left and right choose an axis, up and down move its lower bound, with Shift its upper bound, Delete clears it.`);
    void this.drawKept(this.rowsByShade(isHasty ? hasty : Infinity), start);
  }

  focus(isFocused: boolean): void {
    if (this.frame) {
      this.front.clear(this.lines.width, height);
      drawAxes(this.front.pen, this.frame, this.page.brush, isFocused ? this.current : -1);
    }
  }

  /** The kept rows, the worst first, at most so many, evenly spread. */
  private rowsByShade(most: number): Int32Array {
    const { trials, kept, keptCount } = this.page;
    const rows = trials!.bestFirst.filter((row) => kept[row] === 1).reverse();
    return keptCount <= most ? rows : rows.filter((_, i) => Math.floor(i * most / keptCount) !== Math.floor((i - 1) * most / keptCount));
  }

  private async drawKept(rows: Int32Array, start: number): Promise<void> {
    const mine = ++this.turn;
    const { pen } = this.lines;
    const trials = this.page.trials!;
    const [best, worst] = [resolved("--best"), resolved("--worst")];
    const colors = Array.from({ length: shades }, (_, i) => shadeColor(i / (shades - 1), best, worst));
    const alpha = Math.min(0.85, Math.max(0.08, 140 / Math.max(1, rows.length)));
    let since = start;
    for (let i = 0; i < rows.length;) {
      const shade = trials.shade(rows[i]!);
      let end = i + 1;
      while (end < rows.length && end - i < linesOfPath && trials.shade(rows[end]!) === shade) { end++; }
      this.stroke(pen, rows, i, end, colors[shade]!, shade === 0 ? Math.max(alpha, 0.6) : alpha);
      i = end;
      if (performance.now() - since > slice) {
        this.figure.dataset.first ??= (performance.now() - start).toFixed(1);
        await new Promise(requestAnimationFrame);
        if (mine !== this.turn) {
          return;
        }
        since = performance.now();
      }
    }
    this.figure.dataset.took = (performance.now() - start).toFixed(1);
    this.figure.dataset.lines = String(rows.length);
  }

  private stroke(pen: CanvasRenderingContext2D, rows: Int32Array, from: number, to: number, color: string, alpha: number): void {
    const { axes, x, top, length, rail } = this.frame!;
    pen.strokeStyle = color;
    pen.globalAlpha = alpha;
    pen.lineWidth = 1 / (devicePixelRatio || 1);
    pen.beginPath();
    for (let i = from; i < to; i++) {
      for (let a = 0; a < axes.length; a++) {
        const share = axes[a]!.share[rows[i]!]!;
        const y = Number.isNaN(share) ? rail : top + length * (1 - share);
        if (a === 0) {
          pen.moveTo(x[a]!, y);
        } else {
          pen.lineTo(x[a]!, y);
        }
      }
    }
    pen.stroke();
  }

  /** All lines in grey; they stay while the brush moves. */
  private drawGrey(): void {
    const { trials, keptCount } = this.page;
    if (keptCount === trials!.count) {
      return;
    }
    const { width } = this.lines;
    const key = `${width} ${trials!.count} ${trials!.numbers.at(-1)} ${this.page.family.name}`;
    if (this.greyOf !== key) {
      this.greyOf = key;
      this.grey.clear(width, height);
      const rows = trials!.bestFirst;
      const step = Math.max(1, Math.floor(rows.length / (2 * hasty)));
      const spread = rows.filter((_, i) => i % step === 0);
      for (let i = 0; i < spread.length; i += linesOfPath) {
        this.stroke(this.grey.pen, spread, i, Math.min(spread.length, i + linesOfPath), resolved("--line-strong"), 0.18);
      }
    }
    this.lines.pen.drawImage(this.grey.canvas, 0, 0, width, height);
  }
}

export const startParallel = (figure: HTMLElement, page: Exploration): Chart => new Parallel(figure, page);
