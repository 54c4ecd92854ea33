// Parallel coordinates on a canvas of our own: a line for each trial, darker the better it is. Lines of one shade are one path.

import { all, find, resolved, short, setWords } from "./dom";

interface Columns { numbers: number[]; families: string[]; values: Record<string, (number | null)[]>; isCut: boolean }
interface Axis { name: string; log: boolean; low: number; high: number; values: (number | null)[] }

const shades = 16;
const pad = { top: 34, bottom: 44, side: 46 };

/** Trials without a parameter pass below its axis. */
const rail = 12;

class Parallel {
  private readonly canvas: HTMLCanvasElement;
  private readonly select: HTMLSelectElement;
  private readonly summary: HTMLElement;
  private readonly open: HTMLAnchorElement;
  private readonly brushes = new Map<string, [number, number]>();
  private axes: Axis[] = [];
  private rows: number[] = [];
  private rank: number[] = [];
  private base: HTMLCanvasElement | null = null;
  private isWaiting = false;
  private drag: { axis: Axis; from: number } | null = null;

  private columns: Columns = { numbers: [], families: [], values: {}, isCut: false };

  constructor(private readonly section: HTMLElement) {
    this.canvas = find<HTMLCanvasElement>("canvas", section)!;
    this.select = find<HTMLSelectElement>("[data-family]", section)!;
    this.summary = find<HTMLElement>(".parallel-summary", section)!;
    this.open = find<HTMLAnchorElement>("[data-open]", section)!;
    this.readAddress();
    this.select.addEventListener("change", () => { this.brushes.clear(); void this.choose(); });
    this.canvas.addEventListener("pointerdown", (event) => this.press(event));
    this.canvas.addEventListener("pointermove", (event) => this.move(event));
    this.canvas.addEventListener("pointerup", (event) => this.release(event));
    new ResizeObserver(() => this.drawAll()).observe(this.canvas.parentElement!);
    document.addEventListener("recolored", () => this.drawAll());
    void this.choose();
  }

  private async choose(): Promise<void> {
    const family = this.select.value;
    const answer = await fetch(`${this.section.dataset.columns}&q=${encodeURIComponent(`family:"${family}"`)}`);
    if (!answer.ok || family !== this.select.value) {
      return;
    }
    this.columns = (await answer.json()) as Columns;
    this.section.hidden = false;
    this.rows = this.columns.numbers.map((_, i) => i);
    const option = this.select.selectedOptions[0]!;
    const names = all<HTMLElement>("[data-axis]", this.section).map((each) => ({ name: each.dataset.axis!, log: each.dataset.log === "true" }));
    this.axes = [...names, { name: "objective", log: true }]
      .map(({ name, log }) => this.axis(name, log))
      .filter((axis) => axis.values.some((value) => value !== null) && axis.high > axis.low);
    this.rankRows(option.dataset.down === "true");
    this.drawAll();
  }

  private drawAll(): void {
    this.base = null;
    this.draw();
  }

  /** Once for each frame, however often the pointer moves. */
  private drawSoon(): void {
    if (!this.isWaiting) {
      this.isWaiting = true;
      requestAnimationFrame(() => { this.isWaiting = false; this.draw(); });
    }
  }

  private axis(name: string, log: boolean): Axis {
    const values = this.rows.map((row) => this.columns.values[name]?.[row] ?? null).map((value) => (value !== null && Number.isFinite(Number(value)) ? Number(value) : null));
    const known = values.filter((value): value is number => value !== null);
    const low = known.reduce((a, b) => Math.min(a, b), Infinity);
    const high = known.reduce((a, b) => Math.max(a, b), -Infinity);
    return { name, log: log && low > 0, low, high, values };
  }

  private rankRows(down: boolean): void {
    const objective = this.axes.find((axis) => axis.name === "objective")?.values ?? [];
    const order = this.rows.map((_, i) => i).filter((i) => objective[i] != null).sort((a, b) => (objective[a]! - objective[b]!) * (down ? 1 : -1));
    this.rank = this.rows.map(() => -1);
    order.forEach((row, place) => { this.rank[row] = place / Math.max(1, order.length - 1); });
  }

  private x(axis: number): number {
    const width = this.canvas.clientWidth - 2 * pad.side;
    return pad.side + (this.axes.length > 1 ? (axis * width) / (this.axes.length - 1) : width / 2);
  }

  private y(axis: Axis, value: number): number {
    const height = this.canvas.clientHeight - pad.top - pad.bottom;
    const share = axis.log
      ? (Math.log(value) - Math.log(axis.low)) / (Math.log(axis.high) - Math.log(axis.low))
      : (value - axis.low) / (axis.high - axis.low);
    return pad.top + height * (1 - share);
  }

  private value(axis: Axis, y: number): number {
    const height = this.canvas.clientHeight - pad.top - pad.bottom;
    const share = Math.min(1, Math.max(0, 1 - (y - pad.top) / height));
    return axis.log ? Math.exp(Math.log(axis.low) + share * (Math.log(axis.high) - Math.log(axis.low))) : axis.low + share * (axis.high - axis.low);
  }

  private isKept(row: number): boolean {
    for (const axis of this.axes) {
      const brush = this.brushes.get(axis.name);
      const value = axis.values[row];
      if (brush && (value == null || value < brush[0] || value > brush[1])) {
        return false;
      }
    }
    return true;
  }

  private draw(): void {
    const ratio = devicePixelRatio || 1;
    const width = this.canvas.parentElement!.clientWidth;
    const height = 340;
    if (width === 0 || this.axes.length < 2) {
      this.section.hidden = this.axes.length < 2;
      return;
    }
    this.canvas.style.width = `${width}px`;
    this.canvas.style.height = `${height}px`;
    this.canvas.width = width * ratio;
    this.canvas.height = height * ratio;
    const start = performance.now();
    const pen = this.canvas.getContext("2d", { willReadFrequently: false })!;
    pen.scale(ratio, ratio);
    const kept = this.rows.map((_, i) => i).filter((i) => this.isKept(i));
    if (this.brushes.size > 0) {
      this.base ??= this.drawBase(ratio);
      pen.drawImage(this.base, 0, 0, width, height);
    }
    const alpha = Math.min(0.85, Math.max(0.08, 140 / Math.max(1, kept.length)));
    for (let shade = 0; shade < shades; shade++) {
      const place = shades - 1 - shade;
      const rows = kept.filter((i) => Math.min(shades - 1, Math.floor((this.rank[i]! < 0 ? 1 : this.rank[i]!) * shades)) === place);
      this.drawLines(pen, rows, () => shadeColor(place / (shades - 1)), place === 0 ? Math.max(alpha, 0.6) : alpha, place === 0 ? 1.6 : 1);
    }
    this.drawAxes(pen);
    this.section.dataset.took = (performance.now() - start).toFixed(1);
    this.tell(kept);
  }

  /** All lines in grey; they stay while ranges change. */
  private drawBase(ratio: number): HTMLCanvasElement {
    const base = document.createElement("canvas");
    [base.width, base.height] = [this.canvas.width, this.canvas.height];
    const pen = base.getContext("2d")!;
    pen.scale(ratio, ratio);
    this.drawLines(pen, this.rows.map((_, i) => i), () => resolved("--line-strong"), 0.18, 1);
    return base;
  }

  private drawLines(pen: CanvasRenderingContext2D, rows: number[], paint: () => string, alpha: number, width: number): void {
    const path = new Path2D();
    for (const row of rows) {
      this.axes.forEach((axis, i) => {
        const value = axis.values[row];
        const y = value == null ? this.canvas.clientHeight - rail : this.y(axis, value);
        if (i === 0) {
          path.moveTo(this.x(i), y);
        } else {
          path.lineTo(this.x(i), y);
        }
      });
    }
    pen.strokeStyle = paint();
    pen.globalAlpha = alpha;
    pen.lineWidth = width;
    pen.stroke(path);
    pen.globalAlpha = 1;
  }

  private drawAxes(pen: CanvasRenderingContext2D): void {
    const [ink, muted, line, accent] = [resolved("--ink"), resolved("--muted"), resolved("--line-strong"), resolved("--accent")];
    pen.font = "12px system-ui, sans-serif";
    this.axes.forEach((axis, i) => {
      const [x, top, bottom] = [this.x(i), pad.top, this.canvas.clientHeight - pad.bottom];
      pen.strokeStyle = line;
      pen.lineWidth = 1.5;
      pen.beginPath();
      pen.moveTo(x, top);
      pen.lineTo(x, bottom);
      pen.stroke();
      pen.textAlign = "center";
      pen.fillStyle = ink;
      pen.fillText(axis.name === "objective" ? this.select.selectedOptions[0]!.dataset.metric! : axis.name, x, 13);
      pen.fillStyle = muted;
      pen.fillText(short(axis.high), x, 28);
      pen.fillText(short(axis.low), x, bottom + 16);
      if (axis.values.includes(null)) {
        pen.fillText("none", x + 20, this.canvas.clientHeight - rail + 4);
        pen.beginPath();
        pen.arc(x, this.canvas.clientHeight - rail, 2.5, 0, 7);
        pen.fill();
      }
      const brush = this.brushes.get(axis.name);
      if (brush) {
        const [from, to] = [this.y(axis, brush[1]), this.y(axis, brush[0])];
        pen.fillStyle = accent;
        pen.globalAlpha = 0.25;
        pen.fillRect(x - 9, from, 18, Math.max(3, to - from));
        pen.globalAlpha = 1;
      }
    });
  }

  private nearestAxis(event: PointerEvent): Axis | null {
    const x = event.offsetX;
    const place = this.axes.map((_, i) => Math.abs(this.x(i) - x)).reduce((best, distance, i, all) => (distance < all[best]! ? i : best), 0);
    return Math.abs(this.x(place) - x) < 24 ? this.axes[place]! : null;
  }

  private press(event: PointerEvent): void {
    const axis = this.nearestAxis(event);
    if (axis) {
      this.canvas.setPointerCapture(event.pointerId);
      this.drag = { axis, from: event.offsetY };
    }
  }

  private move(event: PointerEvent): void {
    if (this.drag && Math.abs(event.offsetY - this.drag.from) > 3) {
      const [a, b] = [this.value(this.drag.axis, this.drag.from), this.value(this.drag.axis, event.offsetY)];
      this.brushes.set(this.drag.axis.name, [Math.min(a, b), Math.max(a, b)]);
      this.drawSoon();
    }
  }

  private release(event: PointerEvent): void {
    if (this.drag && Math.abs(event.offsetY - this.drag.from) <= 3) {
      this.brushes.delete(this.drag.axis.name);
      this.draw();
    }
    this.drag = null;
    this.writeAddress();
  }

  private tell(kept: number[]): void {
    const objective = this.axes.find((axis) => axis.name === "objective");
    const best = kept.filter((i) => this.rank[i]! >= 0).reduce((a, b) => (a < 0 || this.rank[b]! < this.rank[a]! ? b : a), -1);
    const count = (n: number): string => n.toLocaleString("en-US");
    this.summary.textContent = `${count(kept.length)} of ${count(this.rows.length)} trials`
      + (best < 0 ? "." : `, best ${short(objective!.values[best]!)} (trial ${this.columns.numbers[this.rows[best]!]}).`)
      + (this.columns.isCut ? " Only the first trials are drawn." : "");
    this.canvas.setAttribute("aria-label", `Parallel coordinates: ${this.summary.textContent}`);
    this.open.hidden = this.brushes.size === 0;
    const terms = [...this.brushes].map(([name, [low, high]]) => `${name}>=${Number(low.toPrecision(6))} ${name}<=${Number(high.toPrecision(6))}`);
    this.open.href = `${this.section.dataset.page}?q=${encodeURIComponent(`family:"${this.select.value}" ${terms.join(" ")}`)}&sort=objective`;
  }

  private readAddress(): void {
    const words = new URL(location.href).searchParams;
    const family = words.get("family");
    if (family && [...this.select.options].some((option) => option.value === family)) {
      this.select.value = family;
    }
    for (const part of words.get("brush")?.split(",") ?? []) {
      const match = /^([^:]+):([^.]+(?:\.\d+)?(?:e[-+]?\d+)?)\.\.(.+)$/.exec(part);
      if (match) {
        this.brushes.set(match[1]!, [Number(match[2]), Number(match[3])]);
      }
    }
  }

  private writeAddress(): void {
    setWords({
      family: this.select.selectedIndex === 0 ? null : this.select.value,
      brush: [...this.brushes].map(([name, [low, high]]) => `${name}:${Number(low.toPrecision(5))}..${Number(high.toPrecision(5))}`).join(","),
    });
  }
}

/** From the accent (best) to a quiet grey (worst). */
function shadeColor(share: number): string {
  return `color-mix(in oklch, ${resolved("--best")} ${Math.round((1 - share) * 100)}%, ${resolved("--worst")})`;
}

export function startParallel(): void {
  const section = find<HTMLElement>("[data-parallel]");
  if (section && !section.dataset.ready) {
    section.dataset.ready = "true";
    section.dataset.keep = "";
    new Parallel(section);
  }
}
