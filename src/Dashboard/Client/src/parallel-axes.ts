// Where the axes of parallel coordinates stand, and their drawing.

import type { Brush } from "./brush";
import { resolved, short } from "./dom";
import { type Axis, shareOf } from "./trials";

export interface Frame { axes: Axis[]; x: number[]; top: number; length: number; rail: number }

const pad = { top: 34, bottom: 44, side: 50 };

/** Trials without a parameter pass below its axis. */
const rail = 12;

export function frameOf(axes: Axis[], width: number, height: number): Frame {
  const inner = width - 2 * pad.side;
  return {
    axes,
    x: axes.map((_, i) => pad.side + (axes.length > 1 ? (i * inner) / (axes.length - 1) : inner / 2)),
    top: pad.top,
    length: height - pad.top - pad.bottom,
    rail: height - rail,
  };
}

export function drawAxes(pen: CanvasRenderingContext2D, frame: Frame, brush: Brush, current: number): void {
  const [ink, muted, line, accent] = [resolved("--ink"), resolved("--muted"), resolved("--line-strong"), resolved("--accent")];
  const bottom = frame.top + frame.length;
  const most = frame.x.length > 1 ? frame.x[1]! - frame.x[0]! - 6 : 200;
  pen.textAlign = "center";
  frame.axes.forEach((axis, i) => {
    const x = frame.x[i]!;
    pen.globalAlpha = 1;
    pen.fillStyle = i === current ? accent : line;
    pen.fillRect(x - (i === current ? 1.5 : 0.75), frame.top, i === current ? 3 : 1.5, frame.length);
    pen.font = "12px system-ui, sans-serif";
    pen.fillStyle = ink;
    // Long names give way to their neighbours, one up, one down.
    pen.fillText(axis.label, x, 13, Math.max(most, 60));
    pen.font = "11px system-ui, sans-serif";
    pen.fillStyle = muted;
    pen.fillText(short(axis.high), x, 28);
    pen.fillText(short(axis.low) + (axis.log ? " (log)" : ""), x, bottom + 15);
    if (axis.hasGaps) {
      pen.fillText("none", x + 20, frame.rail + 4);
      pen.fillRect(x - 2.5, frame.rail - 2.5, 5, 5);
    }
    const range = brush.ranges.get(axis.name);
    if (range) {
      const y = (value: number): number => frame.top + frame.length * (1 - Math.min(1, Math.max(0, shareOf(axis, value))));
      const [from, to] = [y(Math.min(range.high, axis.high)), y(Math.max(range.low, axis.low))];
      pen.fillStyle = accent;
      pen.globalAlpha = 0.28;
      pen.fillRect(x - 9, from, 18, Math.max(3, to - from));
      pen.globalAlpha = 1;
      pen.fillRect(x - 9, from - 1, 18, 2);
      pen.fillRect(x - 9, Math.max(to, from + 2) - 1, 18, 2);
    }
  });
}
