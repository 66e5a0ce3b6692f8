import { LATER, SCENES } from "../fixtures/pictures.ts";
import { expect, test } from "../fixtures/test.ts";

test("scrolling to the end shows everything on one page", async ({ galleryScreen, page }) => {
  await galleryScreen.open();
  await expect(galleryScreen.tiles.first).toBeVisible();

  await galleryScreen.tiles.all.nth(49).scrollIntoViewIfNeeded();

  await expect(galleryScreen.tiles.all).toHaveCount(SCENES);
  await expect(galleryScreen.older).toHaveCount(0);
  expect(new URL(page.url()).search).toBe("");
});

test("a picture that arrives shows up by itself", async ({ galleryScreen, library, page }) => {
  const events = page.waitForRequest("**/api/events");
  await galleryScreen.open();
  await events;

  await library.add(LATER.toilet);

  await expect(galleryScreen.tiles.first).toContainText(LATER.toilet.name);
});
