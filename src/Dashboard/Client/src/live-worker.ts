// One for all pages of a browser: holds the only stream of events, and tells every page of changes and of its own state.

import { listen, type Told } from "./stream";

interface Scope { onconnect: ((event: MessageEvent) => void) | null }

const ports = new Set<MessagePort>();
let last: Told | null = null;

(self as unknown as Scope).onconnect = (event) => {
  const port = event.ports[0]!;
  ports.add(port);
  port.onmessage = () => ports.delete(port);
  if (last) {
    port.postMessage({ ...last, experiments: [] });
  }
};

listen((told) => {
  last = told;
  ports.forEach((port) => port.postMessage(told));
});
