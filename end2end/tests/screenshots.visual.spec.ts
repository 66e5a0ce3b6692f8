import type { Page } from "@playwright/test";

import { Server } from "../fixtures/server.ts";
import { expect, test } from "../fixtures/test.ts";
import { Library } from "../fixtures/library.ts";
import { loaded } from "../fixtures/visual.ts";

/** The pictures of the README and of the manifest, which names their sizes, with what a query finds in the demo gallery. */
const PICTURES = [
  { name: "search-desktop", size: { width: 1280, height: 1010 }, query: "under water type:png", isMobile: false },
  { name: "search-phone", size: { width: 412, height: 915 }, query: "an animal in the snow", isMobile: true },
] as const;

for (const { name, size, query, isMobile } of PICTURES) {
  test.describe(name, () => {
    test.use({ viewport: size, isMobile, hasTouch: isMobile, deviceScaleFactor: 1, colorScheme: "light" });

    test("the picture shows the page as it is", async ({ page }) => {
      test.slow();
      const server = await Server.start();
      try {
        const library = new Library(server.url);
        await library.addDemo();
        await library.settled();
        await page.goto(`${server.url}/?q=${encodeURIComponent(query)}`);
        await page.getByText("A picture can also be pasted").waitFor();
        if (isMobile) await showResults(page);
        await loaded(page);
        // Only the time that a search took may differ.
        await expect(page).toHaveScreenshot(`${name}.png`, { maxDiffPixelRatio: 0.002 });
        await page.goto("about:blank");
      } finally {
        await server.stop();
      }
    });
  });
}

/** Scrolls past the form, which fills a phone. */
async function showResults(page: Page): Promise<void> {
  await page.getByRole("heading", { level: 2 }).first().evaluate((heading) => heading.scrollIntoView());
}
