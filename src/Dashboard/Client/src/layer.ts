// Canvases that lie on one another in a figure, in the page's own pixels.

import { make } from "./dom";

export const shadeColor = (share: number, best: string, worst: string): string =>
  `color-mix(in oklch, ${best} ${Math.round((1 - share) * 100)}%, ${worst})`;

export class Layer {
  readonly canvas = make("canvas");
  readonly pen = this.canvas.getContext("2d")!;
  width = 0;
  height = 0;

  /** Empties it, in the size of its place. */
  clear(width: number, height: number): void {
    const ratio = devicePixelRatio || 1;
    if (this.width !== width || this.height !== height || this.canvas.width !== Math.round(width * ratio)) {
      [this.width, this.height] = [width, height];
      this.canvas.width = Math.round(width * ratio);
      this.canvas.height = Math.round(height * ratio);
      this.canvas.style.width = `${width}px`;
      this.canvas.style.height = `${height}px`;
    }
    this.pen.setTransform(1, 0, 0, 1, 0, 0);
    this.pen.clearRect(0, 0, this.canvas.width, this.canvas.height);
    this.pen.setTransform(ratio, 0, 0, ratio, 0, 0);
    this.pen.globalAlpha = 1;
  }
}

/** A place for a script's drawing, after the server's, which it hides. */
export function placeFor(figure: HTMLElement, ...children: HTMLElement[]): HTMLDivElement {
  const place = make("div", { className: "plot" }, ...children);
  place.setAttribute("data-own", "");
  const drawing = figure.querySelector(":scope > svg, :scope > .scroll > svg");
  if (drawing) {
    drawing.after(place);
  } else {
    (figure.querySelector("[data-place]") ?? figure).append(place);
  }
  figure.dataset.drawn = "";
  figure.dataset.ready = "true";
  return place;
}
