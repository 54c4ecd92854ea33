// Makes one tree of elements like another with as few changes as there are, so that focus, scroll, selection, unfolded
// text and drawings stay.

const own = (node: Node): boolean => node instanceof Element && node.hasAttribute("data-own");

/** Attributes that the reader or a script sets, not the server. */
const kept = new Set(["open", "list", "data-drawn", "data-keep", "data-ready", "data-state", "data-took"]);

export function morph(from: Element, to: Element): void {
  // A script draws all of it, and takes what it needs.
  if (from.hasAttribute("data-keep")) {
    from.dispatchEvent(new CustomEvent("fresh", { detail: to }));
    return;
  }
  syncAttributes(from, to);
  if (from.hasAttribute("data-drawn") && from.getAttribute("data-chart") !== to.getAttribute("data-chart")) {
    from.dispatchEvent(new CustomEvent("redraw"));
  }
  morphChildren(from, [...to.childNodes]);
}

/** What has a name stays the same element wherever it stands; the rest is told apart by its place. */
function morphChildren(parent: Element, fresh: ChildNode[]): void {
  const wantedNames = new Set(fresh.map(nameOf));
  const known = new Map<string, Element>();
  for (const node of theirs(parent)) {
    const name = nameOf(node);
    if (name && !wantedNames.has(name)) {
      node.remove();
    } else if (name) {
      known.set(name, node as Element);
    }
  }
  let place = skipOwn(parent.firstChild);
  for (const wanted of fresh) {
    const name = nameOf(wanted);
    const match = name ? known.get(name) : place && !nameOf(place) ? place : undefined;
    if (!match || !isSame(match, wanted)) {
      parent.insertBefore(wanted, place);
      if (match && match === place) {
        place = skipOwn(match.nextSibling);
        match.remove();
      }
      continue;
    }
    if (match === place) {
      place = skipOwn(match.nextSibling);
    } else {
      move(parent, match as Element, place);
    }
    if (match instanceof Element) {
      morph(match, wanted as Element);
    } else if (match.nodeValue !== wanted.nodeValue) {
      match.nodeValue = wanted.nodeValue;
    }
  }
  while (place) {
    const next = skipOwn(place.nextSibling);
    place.remove();
    place = next;
  }
}

const theirs = (parent: Element): ChildNode[] => [...parent.childNodes].filter((node) => !own(node));

function skipOwn(node: ChildNode | null): ChildNode | null {
  while (node && own(node)) {
    node = node.nextSibling;
  }
  return node;
}

/** A name by which an element is known among its siblings; empty where it has none. */
function nameOf(node: Node): string {
  const key = node instanceof Element ? node.getAttribute("data-key") ?? node.id : "";
  return key && `${node.nodeName} ${key}`;
}

/** Focus goes with the element that has it. */
function move(parent: Element, node: Element, before: Node | null): void {
  const focused = node.contains(document.activeElement) ? document.activeElement as HTMLElement : null;
  parent.insertBefore(node, before);
  focused?.focus({ preventScroll: true });
}

const isSame = (left: Node, right: Node): boolean => left.nodeType === right.nodeType && left.nodeName === right.nodeName;

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
