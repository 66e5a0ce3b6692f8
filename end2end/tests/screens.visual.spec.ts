import type { Locator, Page } from "@playwright/test";

import { LATER, NO_PICTURE, scene } from "../fixtures/pictures.ts";
import { expect, test } from "../fixtures/test.ts";
import { loaded } from "../fixtures/visual.ts";
import { SCREENS, openScreen } from "../screens/all.ts";

/** What no two runs have in common: times, what depends on the machine, and how much was done lately. */
const varies = (page: Page): Locator[] => {
  const fact = (name: string) => page.locator(".fact").filter({ hasText: name }).getByRole("definition");
  const figure = page.locator(".figure").filter({ hasText: "In the last minute" }).getByRole("definition");
  const values = page.locator(".setting-value, .setting-file, figure:has(.bars)");
  return [page.getByText(/\d ms/), page.locator(".month-name"), fact("Uploaded"), fact("Runs on"), figure, values];
};

for (const theme of ["light", "dark"] as const) {
  test.describe(`in ${theme}`, () => {
    test.use({ colorScheme: theme });

    const looks = async (page: Page, name: string, fullPage = true) => {
      await loaded(page);
      await expect(page).toHaveScreenshot(`${name}-${theme}.png`, { fullPage, mask: varies(page) });
    };

    for (const screen of SCREENS) {
      test(`${screen.name} looks as it did`, async ({ page, library, complaints }) => {
        if (screen.name === "nowhere") complaints.expect(/status of 404/);
        await openScreen(page, screen, library, true);
        // Of a long list, what the window shows is enough.
        await looks(page, screen.name, !["gallery", "answer", "settings"].includes(screen.name));
      });
    }

    test("an answer says why as it did", async ({ page, searchScreen, library }) => {
      await library.settled();
      await searchScreen.open("/?q=a%20guitar%20on%20a%20stage");
      await searchScreen.tiles.first.getByText("Why?").click();
      await loaded(page);
      await expect(searchScreen.tiles.first).toHaveScreenshot(`why-${theme}.png`);
    });

    test("a selection looks as it did", async ({ page, galleryScreen }) => {
      await galleryScreen.open();
      await galleryScreen.select("scene-059.png", "scene-057.png");
      await page.mouse.move(0, 0);
      await looks(page, "selection", false);
    });

    test("an upload that has ended looks as it did", async ({ page, uploadScreen, complaints }) => {
      complaints.expect(/status of 4\d\d/);
      await uploadScreen.open();
      await uploadScreen.add(LATER.frog, NO_PICTURE, scene(3));
      await expect(uploadScreen.outcome(/^1 picture added.*rejected\.$/)).toBeVisible();
      await looks(page, "uploaded");
    });
  });
}
