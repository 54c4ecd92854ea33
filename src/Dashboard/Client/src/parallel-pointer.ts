// Moves the brush over parallel coordinates, by pointer and by key.

import type { Parallel } from "./parallel";
import { type Axis, shareOf, valueAt } from "./trials";

const near = 26;
const keyStep = 0.05;

export function listenToPointer(canvas: HTMLCanvasElement, chart: Parallel): void {
  let drag: { axis: Axis; from: number; isMoved: boolean } | null = null;

  const share = (y: number): number => 1 - (y - chart.frame!.top) / chart.frame!.length;

  /** A range that reaches an end of the axis has no bound there. */
  const set = (axis: Axis, a: number, b: number): void => chart.page.brush.set(
    axis.name,
    Math.min(a, b) <= 0 ? -Infinity : valueAt(axis, Math.min(a, b)),
    Math.max(a, b) >= 1 ? Infinity : valueAt(axis, Math.max(a, b)));

  canvas.addEventListener("pointerdown", (event) => {
    const distances = chart.frame?.x.map((x) => Math.abs(x - event.offsetX)) ?? [];
    const place = distances.indexOf(Math.min(...distances));
    if (distances[place]! < near) {
      canvas.setPointerCapture(event.pointerId);
      chart.current = place;
      drag = { axis: chart.frame!.axes[place]!, from: event.offsetY, isMoved: false };
    }
  });
  canvas.addEventListener("pointermove", (event) => {
    if (drag && (drag.isMoved || Math.abs(event.offsetY - drag.from) > 3)) {
      drag.isMoved = true;
      set(drag.axis, share(drag.from), share(event.offsetY));
      chart.page.change(false);
    }
  });
  const end = (): void => {
    if (drag && !drag.isMoved) {
      chart.page.brush.set(drag.axis.name, -Infinity, Infinity);
    }
    if (drag) {
      drag = null;
      chart.page.change(true);
    }
  };
  canvas.addEventListener("pointerup", end);
  canvas.addEventListener("pointercancel", end);
  canvas.addEventListener("focus", () => chart.focus(true));
  canvas.addEventListener("blur", () => chart.focus(false));
  canvas.addEventListener("keydown", (event) => {
    const axes = chart.frame?.axes ?? [];
    const axis = axes[chart.current];
    const range = axis && chart.page.brush.ranges.get(axis.name);
    const bounds = range && axis ? [shareOf(axis, Math.max(range.low, axis.low)), shareOf(axis, Math.min(range.high, axis.high))] : [0, 1];
    const move = (by: number): void => {
      bounds[event.shiftKey ? 1 : 0]! += by;
      set(axis!, Math.min(bounds[0]!, bounds[1]! - keyStep / 2), bounds[1]!);
      chart.page.change(true);
    };
    const act: Record<string, () => void> = {
      ArrowLeft: () => { chart.current = Math.max(0, chart.current - 1); chart.focus(true); },
      ArrowRight: () => { chart.current = Math.min(axes.length - 1, chart.current + 1); chart.focus(true); },
      ArrowUp: () => move(keyStep),
      ArrowDown: () => move(-keyStep),
      Delete: () => { chart.page.brush.set(axis!.name, -Infinity, Infinity); chart.page.change(true); },
    };
    if (axis && act[event.key]) {
      event.preventDefault();
      event.stopPropagation();
      act[event.key]!();
    }
  });
}
