// Makes one tree of elements like another with as few changes as there are, so that focus, scroll, selection, unfolded
// text and drawings stay.

const own = (node: Node): boolean => node instanceof Element && node.hasAttribute("data-own");

/** Attributes that the reader or a script sets, not the server. */
const kept = new Set(["open", "list", "data-drawn", "data-keep", "data-ready", "data-state", "data-took"]);

export function morph(from: Element, to: Element): void {
  // A script draws all of it.
  if (from.hasAttribute("data-keep")) {
    return;
  }
  syncAttributes(from, to);
  if (from.hasAttribute("data-drawn") && from.getAttribute("data-chart") !== to.getAttribute("data-chart")) {
    from.dispatchEvent(new CustomEvent("redraw"));
  }
  const old = [...from.childNodes].filter((node) => !own(node));
  const fresh = [...to.childNodes];
  for (const [i, wanted] of fresh.entries()) {
    const known = old[i];
    if (!known) {
      from.append(wanted);
    } else if (isSame(known, wanted)) {
      if (known instanceof Element) {
        morph(known, wanted as Element);
      } else if (known.nodeValue !== wanted.nodeValue) {
        known.nodeValue = wanted.nodeValue;
      }
    } else {
      (known as ChildNode).replaceWith(wanted);
    }
  }
  old.slice(fresh.length).forEach((node) => node.parentNode?.removeChild(node));
}

function isSame(left: Node, right: Node): boolean {
  return left.nodeType === right.nodeType && left.nodeName === right.nodeName
    && (!(left instanceof Element) || (left.id === (right as Element).id
      && left.getAttribute("data-key") === (right as Element).getAttribute("data-key")));
}

function syncAttributes(from: Element, to: Element): void {
  for (const { name } of [...from.attributes]) {
    if (!to.hasAttribute(name) && !kept.has(name)) {
      from.removeAttribute(name);
    }
  }
  for (const { name, value } of [...to.attributes]) {
    if (!kept.has(name) && from.getAttribute(name) !== value) {
      from.setAttribute(name, value);
    }
  }
}
