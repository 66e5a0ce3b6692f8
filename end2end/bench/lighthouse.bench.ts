import { test } from "@playwright/test";
import lighthouse from "lighthouse";

import { browser, PORT } from "./browser.ts";
import { Server } from "../fixtures/server.ts";

const PAGES = ["/", "/gallery", "/?q=a%20guitar%20on%20a%20stage", "/upload"];
const RUNS = 3;
const CATEGORIES = ["performance", "accessibility", "best-practices"] as const;
const TIMES = ["first-contentful-paint", "largest-contentful-paint", "total-blocking-time", "cumulative-layout-shift"];

const median = (values: number[]): number => values.toSorted((a, b) => a - b)[values.length >> 1] ?? Number.NaN;

test("Lighthouse on a throttled phone, with the demo gallery, medians", async () => {
  const server = await Server.start();
  const chromium = await browser();
  await fetch(`${server.url}/api/demo`, { method: "POST" });
  // Until everything is indexed: nothing else is to be at work.
  for (let ready = 0; ready < 200; ) {
    const activity = (await (await fetch(`${server.url}/api/activity`)).json()) as { ready: number; refining: number };
    ready = activity.refining > 0 ? 0 : activity.ready;
    await new Promise((resolve) => setTimeout(resolve, 1_000));
  }
  console.log(`\n| page | ${[...CATEGORIES, ...TIMES].join(" | ")} |`);
  console.log(`| --- |${" --- |".repeat(CATEGORIES.length + TIMES.length)}`);
  for (const path of PAGES) {
    const seen = new Map<string, number[]>();
    for (let run = 0; run < RUNS; run++) {
      const result = await lighthouse(server.url + path, {
        port: PORT,
        logLevel: "error",
        onlyCategories: [...CATEGORIES],
      });
      if (!result) throw new Error("Lighthouse measured nothing");
      const { categories, audits } = result.lhr;
      for (const name of CATEGORIES) seen.set(name, [...(seen.get(name) ?? []), 100 * (categories[name]?.score ?? 0)]);
      for (const name of TIMES) seen.set(name, [...(seen.get(name) ?? []), audits[name]?.numericValue ?? 0]);
    }
    const cells = [...seen].map(([name, values]) => median(values).toFixed(name === "cumulative-layout-shift" ? 3 : 0));
    console.log(`| ${path} | ${cells.join(" | ")} |`);
  }
  await chromium.close();
  await server.stop();
});
