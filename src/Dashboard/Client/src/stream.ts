// The stream of events and how it stands.

export interface Changed { id: string; trials: number[] }

export interface Told {
  /** live, reconnecting, stale (open, but nothing comes) or lost. */
  state: "live" | "reconnecting" | "stale" | "lost";
  /** When the server was last heard, in ms since 1970. */
  heard: number;
  experiments: Changed[];
}

const beat = 15_000;
const silence = 3 * beat;
const giveUp = 10_000;

/** Listens for ever; the browser reconnects by itself and sends the id of the last event it has. */
export function listen(tell: (told: Told) => void): void {
  let heard = Date.now();
  let state: Told["state"] = "reconnecting";
  let source: EventSource;
  let after = "";

  const say = (next: Told["state"], experiments: Changed[] = []): void => {
    if (next !== state || experiments.length > 0) {
      state = next;
      tell({ state, heard, experiments });
    }
  };

  const open = (): void => {
    source = new EventSource(`/api/v1/events/stream${after ? `?after=${after}` : ""}`);
    source.onmessage = (event) => {
      heard = Date.now();
      after = event.lastEventId;
      say("live", (JSON.parse(event.data) as { experiments: Changed[] }).experiments);
    };
    source.onerror = () => {
      say("reconnecting");
      // Refused answers close it for good.
      if (source.readyState === EventSource.CLOSED) {
        setTimeout(open, 2_000);
      }
    };
  };

  open();
  setInterval(() => {
    const age = Date.now() - heard;
    if (source.readyState !== EventSource.OPEN) {
      say(age > giveUp ? "lost" : "reconnecting");
    } else if (age > silence) {
      say("stale");
    }
  }, 1_000);
}
