// Trials as columns of numbers: what every chart of a page draws from.

export interface AxisSpec { name: string; label: string; log: boolean }
export interface Family { name: string; metric: string; down: boolean }
export interface Axis extends AxisSpec { low: number; high: number; values: Float64Array; share: Float32Array; hasGaps: boolean }

interface Columns { numbers: number[]; values: Record<string, (number | string | null)[]>; isCut: boolean }

/** How many shades lead from the best to the worst. */
export const shades = 16;

export class Trials {
  readonly numbers: Int32Array;
  readonly axes = new Map<string, Axis>();
  readonly isCut: boolean;
  /** 0 for the best to 1 for the worst; NaN without an objective. */
  readonly rank: Float32Array;
  /** Every row, the best first, those without an objective last. */
  readonly bestFirst: Int32Array;

  constructor(columns: Columns, specs: AxisSpec[], down: boolean) {
    this.numbers = Int32Array.from(columns.numbers);
    this.isCut = columns.isCut;
    for (const spec of specs) {
      const axis = axisOf(spec, columns.values[spec.name] ?? [], this.count);
      if (axis.high > axis.low) {
        this.axes.set(spec.name, axis);
      }
    }
    const objective = columns.values.objective ?? [];
    const cost = Float64Array.from(this.numbers, (_, i) => (typeof objective[i] === "number" ? (down ? 1 : -1) * (objective[i] as number) : Infinity));
    this.bestFirst = Int32Array.from(this.numbers.keys()).sort((a, b) => (cost[a] === cost[b] ? a - b : cost[a]! - cost[b]!));
    const ranked = cost.reduce((count, value) => count + (value < Infinity ? 1 : 0), 0);
    this.rank = new Float32Array(this.count).fill(NaN);
    for (let place = 0; place < ranked; place++) {
      this.rank[this.bestFirst[place]!] = place / Math.max(1, ranked - 1);
    }
  }

  get count(): number {
    return this.numbers.length;
  }

  shade(row: number): number {
    const rank = this.rank[row]!;
    return Number.isNaN(rank) ? shades - 1 : Math.min(shades - 1, Math.floor(rank * shades));
  }
}

function axisOf(spec: AxisSpec, given: (number | string | null)[], count: number): Axis {
  const values = new Float64Array(count).fill(NaN);
  let [low, high, hasGaps] = [Infinity, -Infinity, false];
  for (let i = 0; i < count; i++) {
    const value = given[i];
    if (typeof value === "number") {
      values[i] = value;
      low = Math.min(low, value);
      high = Math.max(high, value);
    } else {
      hasGaps = true;
    }
  }
  const axis: Axis = { ...spec, log: spec.log && low > 0, low, high, values, hasGaps, share: new Float32Array(count) };
  for (let i = 0; i < count; i++) {
    axis.share[i] = shareOf(axis, values[i]!);
  }
  return axis;
}

/** Where a value lies: 0 at the lowest, 1 at the highest. */
export const shareOf = (axis: Axis, value: number): number => axis.log
  ? Math.log(value / axis.low) / Math.log(axis.high / axis.low)
  : (value - axis.low) / (axis.high - axis.low);

export const valueAt = (axis: Axis, share: number): number => axis.log
  ? axis.low * (axis.high / axis.low) ** share
  : axis.low + share * (axis.high - axis.low);

export async function fetchColumns(address: string, names: string[], filter: string): Promise<Columns | null> {
  const answer = await fetch(`${address}?names=${encodeURIComponent(names.join(","))}&q=${encodeURIComponent(filter)}`);
  return answer.ok ? (await answer.json()) as Columns : null;
}
