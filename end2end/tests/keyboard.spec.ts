import { expect, test } from "../fixtures/test.ts";

test("a picture is searched, found and opened with the keyboard alone", async ({ searchScreen, mediaScreen, page }) => {
  await searchScreen.open();
  await page.keyboard.press("Tab");
  await expect(page.getByRole("link", { name: "Skip to the content" })).toBeFocused();
  await page.keyboard.press("Enter");
  await page.keyboard.press("Tab");
  await expect(searchScreen.words).toBeFocused();

  await page.keyboard.type("a guitar on a stage");
  await page.keyboard.press("Enter");
  await expect(searchScreen.tiles.first).toContainText("scene-001.png");
  const found = searchScreen.tiles.first.getByRole("link", { name: "scene-001.png", exact: true });
  for (let steps = 0; steps < 30 && !(await found.evaluate((link) => link === document.activeElement)); steps++) {
    await page.keyboard.press("Tab");
  }
  await expect(found).toBeFocused();
  await page.keyboard.press("Enter");

  await expect(mediaScreen.name).toHaveText("scene-001.png");
});
