// What pages gain from a script. Every page works without it.

import { drawCharts, startCharts } from "./charts";
import { startCompare } from "./compare";
import { addCopyButtons, startCopyLink } from "./copy";
import { find } from "./dom";
import { startExplore } from "./explore";
import { startFilter } from "./filter";
import { startKeys } from "./keys";
import { refreshSoon, startLive } from "./live";
import { startScrubbers } from "./scrub";
import { startTheme } from "./theme";
import { startTicks } from "./ticks";

function start(): void {
  addCopyButtons();
  startScrubbers();
  startCompare();
  startFilter();
  startExplore();
  // The server is still computing a part of the page.
  if (find("[data-later]")) {
    refreshSoon();
  }
}

startTheme();
startCopyLink();
startCharts();
start();
startKeys();
startTicks();
startLive();
document.addEventListener("refreshed", () => {
  start();
  drawCharts();
});
