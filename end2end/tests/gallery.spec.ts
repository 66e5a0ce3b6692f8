import { LATER } from "../fixtures/pictures.ts";
import { expect, test } from "../fixtures/test.ts";

test("the newest picture comes first", async ({ galleryScreen, library, page }) => {
  await library.add(LATER.frog);

  await galleryScreen.open();

  await expect(page.getByText("61 pictures")).toBeVisible();
  await expect(galleryScreen.tiles.first).toContainText(LATER.frog.name);
});

test("older pictures have a page of their own, with a way back", async ({ galleryScreen }) => {
  await galleryScreen.open(2);

  await expect(galleryScreen.tiles.all).toHaveCount(10);
  await expect(galleryScreen.older).toHaveCount(0);
  await galleryScreen.newer.click();

  await expect(galleryScreen.newer).toHaveCount(0);
  expect(await galleryScreen.tiles.all.count()).toBeGreaterThanOrEqual(50);
});

test("a page beyond the last one offers the way back", async ({ galleryScreen, page }) => {
  await galleryScreen.open(99);

  await page.getByRole("link", { name: "Back to the newest" }).click();

  await expect(galleryScreen.tiles.first).toBeVisible();
});

test("every picture of the page has loaded", async ({ galleryScreen }) => {
  await galleryScreen.open(2);

  for (const picture of await galleryScreen.tiles.all.getByRole("img").all()) {
    await picture.scrollIntoViewIfNeeded();
    await expect.poll(() => picture.evaluate((img: HTMLImageElement) => img.naturalWidth)).toBeGreaterThan(0);
  }
});

test("the gallery is accessible", async ({ galleryScreen, audit }) => {
  await galleryScreen.open();
  await expect(galleryScreen.tiles.first).toBeVisible();

  await audit.passes();
  await audit.fits();
});
