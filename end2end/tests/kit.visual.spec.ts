import { expect, test } from "../fixtures/test.ts";
import { loaded } from "../fixtures/visual.ts";

/** The parts of the page, by their headings. */
const PARTS = [
  "Colours",
  "Type",
  "Frames",
  "Buttons",
  "Ways",
  "Fields",
  "Chips and badges",
  "Icons",
  "Meters and skeletons",
  "Notices",
  "Tiles",
  "Selecting",
  "Uploads",
  "Empty states",
  "Menus and dialogs",
  "Facts and tables",
  "Charts",
];

for (const colorScheme of ["light", "dark"] as const) {
  test(`the design system looks as it did, ${colorScheme}`, async ({ page, audit }) => {
    test.slow();
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    await page.goto("/kit");
    await loaded(page);

    const parts = await page.getByRole("main").getByRole("heading", { level: 2 }).allTextContents();
    expect(parts.filter((name) => name !== "A panel")).toEqual(PARTS);
    await audit.passes();
    await audit.fits();
    for (const name of PARTS) {
      const picture = `kit-${colorScheme}-${name.toLowerCase().replaceAll(" ", "-")}.png`;
      await expect.soft(page.getByRole("region", { name, exact: true })).toHaveScreenshot(picture);
    }
  });
}
