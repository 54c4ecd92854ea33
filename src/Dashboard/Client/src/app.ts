// What pages gain from a script. Every page works without it.

import { drawCharts, startCharts } from "./charts";
import { startCompare } from "./compare";
import { addCopyButtons } from "./copy";
import { startExplore } from "./explore";
import { startFilter } from "./filter";
import { startKeys } from "./keys";
import { startLive } from "./live";
import { startScrubbers } from "./scrub";
import { startTheme } from "./theme";

function start(): void {
  addCopyButtons();
  startScrubbers();
  startCompare();
  startFilter();
  startExplore();
}

startTheme();
startCharts();
start();
startKeys();
startLive();
document.addEventListener("refreshed", () => {
  start();
  drawCharts();
});
