// The brush: which trials are kept. It is the filter of the address: ranges of drawn axes are moved here, the rest the server answers.

import type { Trials } from "./trials";

export interface Range { low: number; high: number; text: string }

const terms = /([\w./-]+)\s*(!=|<=|>=|<|>|:|=)\s*(?:"(?:\\.|[^"\\])*"|[^\s,"]+)(?:,(?:"(?:\\.|[^"\\])*"|[^\s,"]+))*/g;

export class Brush {
  readonly ranges = new Map<string, Range>();
  /** Terms that only the server can answer. */
  rest = "";

  get text(): string {
    return [this.rest, ...[...this.ranges.values()].map((range) => range.text)].filter((text) => text !== "").join(" ");
  }

  /** Reads a filter. */
  read(filter: string, axes: ReadonlySet<string>): void {
    const rest: string[] = [];
    this.ranges.clear();
    for (const [term, name, sign] of filter.matchAll(terms)) {
      const value = Number(term.slice(term.indexOf(sign!) + sign!.length));
      if (axes.has(name!) && /^[<>]/.test(sign!) && Number.isFinite(value)) {
        this.narrow(name!, sign!, value, term);
      } else {
        rest.push(term);
      }
    }
    this.rest = rest.join(" ");
  }

  /** Keeps a range of an axis; a bound that is not finite is none. */
  set(name: string, low: number, high: number): void {
    const [from, to] = [Number(low.toPrecision(4)), Number(high.toPrecision(4))];
    const text = [...(Number.isFinite(from) ? [`${name}>=${from}`] : []), ...(Number.isFinite(to) ? [`${name}<=${to}`] : [])].join(" ");
    if (text === "") {
      this.ranges.delete(name);
    } else {
      this.ranges.set(name, { low: from, high: to, text });
    }
  }

  /** 1 for each row that is kept. */
  keep(trials: Trials, base: Uint8Array | null): Uint8Array {
    const kept = base ? base.slice() : new Uint8Array(trials.count).fill(1);
    for (const [name, { low, high }] of this.ranges) {
      const values = trials.axes.get(name)?.values;
      for (let i = 0; i < kept.length; i++) {
        // Comparisons with NaN are false.
        if (!values || !(values[i]! >= low && values[i]! <= high)) {
          kept[i] = 0;
        }
      }
    }
    return kept;
  }

  private narrow(name: string, sign: string, value: number, term: string): void {
    const known = this.ranges.get(name) ?? { low: -Infinity, high: Infinity, text: "" };
    // The nearest number beyond an open bound.
    const step = sign.length > 1 ? 0 : Math.max(Math.abs(value) * Number.EPSILON, Number.MIN_VALUE);
    if (sign.startsWith("<")) {
      known.high = Math.min(known.high, value - step);
    } else {
      known.low = Math.max(known.low, value + step);
    }
    known.text = `${known.text} ${term}`.trim();
    this.ranges.set(name, known);
  }
}
