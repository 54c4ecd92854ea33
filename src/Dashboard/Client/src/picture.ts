// The shown part of the gallery as one PNG: images where they stand, with their captions and headings.

import { all, make, resolved } from "./dom";

const pad = 16;
const largest = 16_000;

interface Box { x: number; y: number; width: number; height: number }

const within = (element: Element, from: Box): Box => {
  const box = element.getBoundingClientRect();
  return { x: box.x - from.x + pad, y: box.y - from.y + pad, width: box.width, height: box.height };
};

function write(pen: CanvasRenderingContext2D, element: HTMLElement, from: Box): void {
  const style = getComputedStyle(element);
  const text = element.innerText.replaceAll(/\s+/g, " ").trim();
  const box = within(element, from);
  if (text && box.width > 0) {
    pen.font = `${style.fontWeight} ${style.fontSize} ${style.fontFamily}`;
    pen.fillStyle = style.color;
    pen.textBaseline = "middle";
    pen.fillText(text, box.x, box.y + Math.min(box.height, 1.6 * parseFloat(style.fontSize)) / 2, box.width);
  }
}

/** Draws what of an image its frame shows. */
async function paste(pen: CanvasRenderingContext2D, image: HTMLImageElement, from: Box): Promise<void> {
  image.loading = "eager";
  try {
    await image.decode();
  } catch {
    return;
  }
  const [box, frame] = [within(image, from), within(image.closest(".crop") ?? image, from)];
  pen.save();
  pen.beginPath();
  pen.rect(frame.x, frame.y, frame.width, frame.height);
  pen.clip();
  pen.imageSmoothingEnabled = false;
  pen.drawImage(image, box.x, box.y, box.width, box.height);
  pen.restore();
}

async function draw(parts: HTMLElement[], title: string): Promise<HTMLCanvasElement> {
  const boxes = parts.map((part) => part.getBoundingClientRect());
  const from = { x: Math.min(...boxes.map((box) => box.left)), y: Math.min(...boxes.map((box) => box.top)) - 30, width: 0, height: 0 };
  const [width, height] = [Math.max(...parts.map((part) => part.scrollWidth)), Math.max(...boxes.map((box) => box.bottom)) - from.y];
  const scale = Math.min(2, largest / width, largest / height);
  const canvas = make("canvas", { width: (width + 2 * pad) * scale, height: (height + 2 * pad) * scale });
  const pen = canvas.getContext("2d")!;
  pen.scale(scale, scale);
  pen.fillStyle = resolved("--page");
  pen.fillRect(0, 0, canvas.width, canvas.height);
  pen.fillStyle = resolved("--ink");
  pen.font = "600 15px system-ui, sans-serif";
  pen.fillText(title, pad, pad + 14);
  for (const image of parts.flatMap((part) => all<HTMLImageElement>("img", part))) {
    await paste(pen, image, from);
  }
  for (const text of parts.flatMap((part) => [...(part.matches("h2") ? [part] : []), ...all<HTMLElement>(".tile-text > :not(.pin), .tile-empty, .nearest:not([hidden]), th", part)])) {
    write(pen, text, from);
  }
  return canvas;
}

/** Offers the gallery as a file, under the experiment's name. */
export function addPictureButton(form: HTMLFormElement): void {
  const button = make("button", { type: "button", className: "button", textContent: "Save as PNG" });
  button.setAttribute("data-own", "");
  button.addEventListener("click", () => {
    const parts = all<HTMLElement>("main > ul.wall, main > h2, main table.sheet");
    const epoch = form.querySelector("output")?.textContent?.trim() ?? "sheet";
    const name = document.querySelector("main h1")!.textContent!.trim();
    void draw(parts, `${name}, ${epoch === "sheet" ? epoch : `epoch ${epoch}`}`).then((canvas) => canvas.toBlob((blob) => {
      const address = URL.createObjectURL(blob!);
      const link = make("a", { href: address, download: `${name.replaceAll(/[^\w.-]+/g, "-")}-${epoch.replaceAll(/\W+/g, "-")}.png` });
      link.click();
      setTimeout(() => URL.revokeObjectURL(address), 10_000);
    }, "image/png"));
  });
  form.append(button);
}
