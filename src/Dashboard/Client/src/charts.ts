// Puts a chart that can be read point by point and zoomed in the place of the one that the server drew.

import uPlot from "uplot";
import "uplot/dist/uPlot.min.css";
import { all, find, isReduced, make, resolved, short, tickLabels } from "./dom";

interface Data { step: boolean; x: number[]; series: { name: string; y: (number | null)[] }[] }

const dashes = [[], [6, 4], [2, 3], [10, 4, 2, 4], [1, 3], [12, 3]];
const charts = new Map<HTMLElement, { plot: uPlot; key: string }>();

function isLogarithmic(data: Data): boolean {
  const values = data.series.flatMap((each) => each.y).filter((y): y is number => y !== null);
  return values.length > 0 && values.every((y) => y > 0) && Math.max(...values) > 200 * Math.min(...values);
}

function options(figure: HTMLElement, data: Data, width: number): uPlot.Options {
  const [ink, grid] = [resolved("--muted"), resolved("--line")];
  const axis = { stroke: ink, grid: { stroke: grid, width: 1 }, ticks: { stroke: grid, width: 1 }, font: "11px system-ui, sans-serif" };
  const log = isLogarithmic(data);
  const few = data.x.length <= 12;
  return {
    width,
    height: Math.round(Math.max(180, Math.min(260, width * 0.5))),
    cursor: { drag: { x: true, y: false }, points: { size: 7 }, sync: { key: figure.dataset.x ?? "x" } },
    scales: { x: { time: false }, y: { distr: log ? 3 : 1 } },
    legend: { show: true, live: true },
    axes: [
      { ...axis, size: 34, space: 50, incrs: [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10000, 20000] },
      { ...axis, size: 54, values: (_, ticks) => tickLabels(ticks) },
    ],
    series: [
      { label: figure.dataset.x ?? "epoch" },
      ...data.series.map((each, i): uPlot.Series => ({
        label: each.name,
        stroke: resolved(`--curve-${i % 6}`),
        width: 2,
        dash: dashes[i % dashes.length]!,
        spanGaps: data.step,
        points: { show: few, size: 5 },
        value: (_, value) => (value === null ? "–" : short(value)),
        ...(data.step ? { paths: uPlot.paths.stepped!({ align: 1 }) } : {}),
      })),
    ],
  };
}

function draw(figure: HTMLElement): void {
  const key = figure.dataset.chart!;
  const known = charts.get(figure);
  const data = JSON.parse(key) as Data;
  if (data.x.length === 0) {
    return;
  }
  const columns: uPlot.AlignedData = [data.x, ...data.series.map((each) => each.y)];
  if (known && known.plot.series.length === columns.length) {
    if (known.key !== key) {
      known.plot.setData(columns);
      known.key = key;
    }
    return;
  }
  known?.plot.destroy();
  const svg = find<SVGElement>(":scope > svg", figure)!;
  const width = svg.getBoundingClientRect().width || figure.clientWidth;
  let place = find<HTMLElement>(":scope > .plot", figure);
  if (!place) {
    place = make("div", { className: "plot" });
    place.setAttribute("data-own", "");
    place.setAttribute("aria-hidden", "true");
    svg.after(place);
  }
  place.classList.toggle("single", data.series.length === 1);
  figure.dataset.drawn = "";
  charts.set(figure, { plot: new uPlot(options(figure, data, width), columns, place), key });
}

function forget(): void {
  for (const [figure, { plot }] of charts) {
    if (!figure.isConnected) {
      plot.destroy();
      charts.delete(figure);
    }
  }
}

export function drawCharts(): void {
  forget();
  for (const figure of all<HTMLElement>("[data-chart]")) {
    seen.observe(figure);
    if (charts.has(figure)) {
      draw(figure);
    }
  }
}

// Those out of view are drawn when they come into it.
const seen = new IntersectionObserver((entries) => {
  for (const entry of entries) {
    if (entry.isIntersecting && !charts.has(entry.target as HTMLElement)) {
      draw(entry.target as HTMLElement);
    }
  }
}, { rootMargin: "200px" });

export function startCharts(): void {
  drawCharts();
  let timer = 0;
  const again = (): void => {
    // Of a copy: a figure that is drawn anew is a new entry, which the map itself would come to again for ever.
    for (const [figure, { plot }] of [...charts]) {
      plot.destroy();
      charts.delete(figure);
      delete figure.dataset.drawn;
      draw(figure);
    }
  };
  addEventListener("resize", () => { clearTimeout(timer); timer = setTimeout(again, isReduced() ? 400 : 150); });
  document.addEventListener("recolored", again);
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", again);
}
