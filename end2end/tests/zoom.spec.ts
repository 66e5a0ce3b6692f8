import { expect, test } from "../fixtures/test.ts";
import { SCREENS, openScreen } from "../screens/all.ts";

/** Ways to see more closely: windows that the same screen has room for then, or larger letters in the same window. */
const WAYS = [
  { name: "200 %", use: { viewport: { width: 640, height: 400 }, deviceScaleFactor: 2 }, letters: 16 },
  { name: "400 %", use: { viewport: { width: 320, height: 256 }, deviceScaleFactor: 4 }, letters: 16 },
  { name: "letters of 200 %", use: {}, letters: 32 },
] as const;

for (const { name: way, use, letters } of WAYS) {
  test.describe(`at ${way}`, () => {
    test.use(use);
    // Nobody enlarges the page of a phone like that.
    test.skip(({ isMobile }) => isMobile && letters === 16);

    for (const screen of SCREENS) {
      test(`${screen.name} can be read and used`, async ({ page, library, audit, layout, complaints, javaScriptEnabled }) => {
        if (screen.name === "nowhere") complaints.expect(/status of 404/);
        await openScreen(page, screen, library, javaScriptEnabled);
        await page.evaluate((size) => (document.documentElement.style.fontSize = `${size}px`), letters);
        await expect(page.locator("body")).toHaveCSS("font-size", `${letters}px`);

        await audit.fits();
        await layout.holdsAll();
        await layout.keepsControlsApart();
        await layout.leavesRoom();
      });
    }

    test("pictures can be selected", async ({ page, galleryScreen, audit, layout }) => {
      await galleryScreen.open();
      await page.evaluate((size) => (document.documentElement.style.fontSize = `${size}px`), letters);
      await galleryScreen.select("scene-059.png", "scene-030.png");

      await audit.fits();
      await layout.holdsAll();
      await layout.keepsControlsApart();
      await layout.leavesRoom();
      await expect(galleryScreen.bar).toBeInViewport();
    });
  });
}
