// Linked charts over one set of trials: what one of them keeps, all of them show, and the address says.

import { Brush } from "./brush";
import { all, find, pushWords, short } from "./dom";
import { startHeatMap } from "./heatmap";
import { refreshSoon } from "./live";
import { startParallel } from "./parallel";
import { startScatter } from "./scatter";
import { startTable } from "./table";
import { type AxisSpec, type Family, fetchColumns, Trials } from "./trials";

interface Config { columns: string; trials: string; gallery: string; axes: AxisSpec[]; families: Family[]; created: number; isPage: boolean }

const refetch = 3_000;

export interface Chart {
  /** Draws what is kept; a hasty drawing may leave lines out. */
  draw: (isHasty: boolean) => void;
}

export class Exploration {
  readonly brush = new Brush();
  trials: Trials | null = null;
  kept: Uint8Array = new Uint8Array(0);
  keptCount = 0;
  family!: Family;
  selected = new Set<number>();
  private config!: Config;
  private base: Uint8Array | null = null;
  private charts: Chart[] = [];
  private created = -1;
  private frame = 0;
  private isWaiting = false;
  private isMoving = false;

  constructor(private readonly root: HTMLElement) {
    this.readConfig();
    const select = find<HTMLSelectElement>("[data-family]", root);
    select?.addEventListener("change", () => { this.brush.read("", new Set()); pushWords({ family: select.value, q: null }); void this.restart(); });
    addEventListener("popstate", () => void this.restart());
    document.addEventListener("recolored", () => this.drawAll(false));
    document.addEventListener("refreshed", () => this.follow());
    void this.restart();
  }

  async restart(): Promise<void> {
    this.created = this.config.created;
    const words = new URL(location.href).searchParams;
    const select = find<HTMLSelectElement>("[data-family]", this.root);
    this.family = this.config.families.find((each) => each.name === words.get("family")) ?? this.config.families[0]!;
    if (select) {
      select.value = this.family.name;
    }
    this.selected = new Set(words.get("sel")?.split(",").map(Number) ?? []);
    const columns = await fetchColumns(this.config.columns, this.config.axes.map((axis) => axis.name), this.whole(""));
    if (!columns) {
      return;
    }
    const specs = this.config.axes.map((axis) => (axis.name === "objective" ? { ...axis, label: this.family.metric } : axis));
    this.trials = new Trials(columns, specs, this.family.down);
    this.brush.read("problem" in this.root.dataset ? "" : words.get("q") ?? "", new Set(this.trials.axes.keys()));
    await this.askRest();
    this.root.hidden = this.trials.axes.size < 2;
    this.drawAll(false);
  }

  /** The server has written the page again: new trials are fetched, not more often than pays. */
  private follow(): void {
    this.readConfig();
    this.root.hidden = (this.trials?.axes.size ?? 0) < 2;
    // The server knows nothing of what is kept: its page has the summary empty.
    if (this.kept.length > 0) { this.tell(); }
    if (this.config.created !== this.created && !this.isWaiting && this.root.isConnected) {
      this.isWaiting = true;
      setTimeout(() => {
        this.isWaiting = false;
        if (this.isMoving) { this.follow(); } else { void this.restart(); }
      }, refetch);
    }
  }

  get trialsAddress(): string {
    return this.config.trials;
  }

  /** A chart has moved the brush. */
  change(isDone: boolean): void {
    this.isMoving = !isDone;
    this.drawAll(!isDone);
    if (isDone) {
      pushWords({ q: this.brush.text });
      const box = find<HTMLInputElement>("input[name=q]");
      if (box && this.config.isPage) {
        box.value = this.brush.text;
        box.setAttribute("value", this.brush.text);
        refreshSoon();
      }
    }
  }

  toggle(row: number): void {
    const number = this.trials!.numbers[row]!;
    if (!this.selected.delete(number) && this.selected.size < 24) {
      this.selected.add(number);
    }
    pushWords({ sel: [...this.selected].join(",") });
    this.drawAll(false);
    refreshSoon();
  }

  /** Once for each frame, however often the pointer moves. */
  private drawAll(isHasty: boolean): void {
    cancelAnimationFrame(this.frame);
    this.frame = requestAnimationFrame(() => {
      if (this.trials) {
        this.kept = this.brush.keep(this.trials, this.base);
        this.keptCount = this.kept.reduce((count, each) => count + each, 0);
        this.tell();
        this.startCharts();
        this.charts.forEach((chart) => chart.draw(isHasty));
      }
    });
  }

  private startCharts(): void {
    const fresh = <T extends HTMLElement>(selector: string): T[] =>
      [...(this.root.matches(selector) ? [this.root as T] : []), ...all<T>(selector, this.root)].filter((each) => !each.dataset.ready);
    for (const figure of fresh("[data-parallel]")) { this.charts.push(startParallel(figure, this)); }
    for (const figure of fresh("[data-scatter]")) { this.charts.push(startScatter(figure, this)); }
    for (const figure of fresh("[data-heat]")) { this.charts.push(startHeatMap(figure, this)); }
    for (const details of fresh<HTMLDetailsElement>("[data-table]")) { this.charts.push(startTable(details, this)); }
  }

  private whole(filter: string): string {
    return `${filter} family:"${this.family.name}"`.trim();
  }

  private async askRest(): Promise<void> {
    this.base = null;
    if (this.brush.rest !== "" && this.trials) {
      const columns = await fetchColumns(this.config.columns, [], this.whole(this.brush.rest));
      const numbers = new Set(columns?.numbers ?? []);
      this.base = Uint8Array.from(this.trials.numbers, (number) => (numbers.has(number) ? 1 : 0));
    }
  }

  private readConfig(): void {
    this.config = JSON.parse(this.root.dataset.explore!) as Config;
  }

  private tell(): void {
    const trials = this.trials!;
    const best = trials.bestFirst.find((row) => this.kept[row] === 1 && !Number.isNaN(trials.rank[row]!));
    const count = (n: number): string => n.toLocaleString("en-US");
    const value = best === undefined ? NaN : trials.axes.get("objective")?.values[best] ?? NaN;
    const text = `${count(this.keptCount)} of ${count(trials.count)} trials${Number.isNaN(value) ? "" : `, best ${short(value)} (trial ${trials.numbers[best!]})`}.`
      + (trials.isCut ? " Only the first trials are drawn; a filter leads to the others." : "");
    for (const place of all<HTMLElement>("[data-brush-summary]", this.root)) {
      place.textContent = text;
    }
    const words = (each: Record<string, string>): string => new URLSearchParams(Object.entries(each).filter(([, value]) => value !== "")).toString();
    const [filter, marked] = [this.whole(this.brush.text), [...this.selected].join(",")];
    for (const link of all<HTMLAnchorElement>("[data-list]", this.root)) {
      link.href = link.dataset.list === "gallery" ? `${this.config.gallery}?${words({ q: filter, pin: marked })}`
        : link.dataset.list === "trials" ? `${this.config.trials}?${words({ q: filter, sort: "objective", sel: marked })}`
        : `${link.pathname}?${words({ family: this.family.name, q: this.brush.text, sel: marked })}`;
    }
  }
}

export function startExplore(): void {
  const root = find<HTMLElement>("[data-explore]");
  if (root && !root.dataset.ready) {
    root.dataset.ready = "true";
    new Exploration(root);
  }
}
