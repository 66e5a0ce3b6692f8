import { test } from "@playwright/test";

import { browser } from "./browser.ts";
import { Library } from "../fixtures/library.ts";
import { Server } from "../fixtures/server.ts";
import { bitmap } from "./bitmap.ts";

const PICTURES = 10_000;
const BATCH = 100;

/** What an interaction waits for, in milliseconds. */
interface Wait {
  /** Until its frame is on the screen, in steps of 8. */
  whole: number;
  /** Until the page begins with it: it is at something else. */
  before: number;
  /** While the page is at it. */
  within: number;
}

test("interactions while ten thousand pictures are scrolled", async () => {
  const server = await Server.start();
  const library = new Library(server.url);
  for (let begin = 0; begin < PICTURES; begin += BATCH) {
    await library.add(...Array.from({ length: BATCH }, (_, index) => bitmap(begin + index)));
  }
  // Else the model would have the cores, not the page.
  await library.settled();
  const chromium = await browser();
  const page = await chromium.newPage({ viewport: { width: 1280, height: 900 } });
  await page.goto(`${server.url}/gallery`);
  await page.getByRole("button", { name: /^Go to/ }).waitFor();
  await page.evaluate(() => {
    const seen: Wait[] = [];
    Object.assign(globalThis, { seen });
    // Durations are in steps of 8 milliseconds; shorter ones than 16 are not reported.
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries() as (PerformanceEventTiming & { interactionId?: number })[]) {
        const { interactionId, duration, startTime, processingStart, processingEnd } = entry;
        const [before, within] = [processingStart - startTime, processingEnd - processingStart];
        if (interactionId) seen.push({ whole: duration, before, within });
      }
    }).observe({ type: "event", durationThreshold: 16 } as PerformanceObserverInit);
  });
  await page.mouse.move(600, 500);
  for (let step = 0; step < 60; step++) {
    for (let turn = 0; turn < 4; turn++) {
      await page.mouse.wheel(0, step % 2 ? 900 : 6_000);
      await page.waitForTimeout(50);
    }
    // A box under the pointer, then the keys.
    const boxes = page.getByRole("checkbox");
    await boxes.nth(Math.floor((await boxes.count()) / 2)).click({ timeout: 2_000 }).catch(() => undefined);
    await page.keyboard.press("Tab");
  }
  await page.waitForTimeout(500);
  const seen = (await page.evaluate(() => (globalThis as unknown as { seen: Wait[] }).seen)).toSorted(
    (a, b) => a.whole - b.whole,
  );
  const at = (share: number) => seen[Math.min(seen.length - 1, Math.floor(seen.length * share))]?.whole ?? 0;
  // Of the slowest interactions: what they waited for.
  const slow = seen.slice(Math.floor(seen.length * 0.95));
  const mean = (part: (wait: Wait) => number) => (slow.reduce((sum, wait) => sum + part(wait), 0) / slow.length).toFixed(0);
  const height = await page.evaluate(() => document.documentElement.scrollHeight);
  console.log(`\n${seen.length} interactions over ${height} pixels: median ${at(0.5)} ms, 98th percentile ${at(0.98)} ms`);
  console.log(
    `the slowest of 20: ${mean((wait) => wait.whole)} ms, of which ${mean((wait) => wait.before)} before the page begins ` +
      `and ${mean((wait) => wait.within)} while it is at it; the rest is drawing`,
  );
  await chromium.close();
  await server.stop();
});
