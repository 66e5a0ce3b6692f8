import { readFile } from "node:fs/promises";

import { LATER } from "../fixtures/pictures.ts";
import { expect, test } from "../fixtures/test.ts";

test("the newest picture comes first", async ({ galleryScreen, library, page }) => {
  await library.add(LATER.frog);

  await galleryScreen.open();

  await expect(page.getByText("61 pictures")).toBeVisible();
  await expect(galleryScreen.tiles.first).toContainText(LATER.frog.name);
});

test("older pictures have a page of their own, with a way back", async ({ galleryScreen, library }) => {
  await library.add(LATER.frog, LATER.apple);
  await galleryScreen.open(2);

  await expect(galleryScreen.tiles.all).toHaveCount(2);
  await expect(galleryScreen.older).toHaveCount(0);
  await galleryScreen.newer.click();

  await expect(galleryScreen.newer).toHaveCount(0);
  await expect(galleryScreen.tiles.first).toBeVisible();
});

test("pictures stand under the month in which they were taken", async ({ page, galleryScreen }) => {
  await galleryScreen.open();

  await expect(galleryScreen.months).toHaveText(/^[A-Z][a-z]+ 20\d\d$/);
  await page.getByText("Months", { exact: true }).click();
  await page.getByRole("listitem").getByRole("link", { name: /20\d\d\s*60/ }).click();
  await expect(galleryScreen.tiles.first).toBeVisible();
});

test("pictures that are selected get tags", async ({ galleryScreen, searchScreen, library, page, audit }) => {
  await library.add(LATER.frog, LATER.apple);
  await galleryScreen.open();

  await galleryScreen.select(LATER.frog.name, LATER.apple.name);
  await audit.passes();
  await audit.fits();
  await galleryScreen.bar.getByRole("textbox", { name: /Tags/ }).fill("green things, small");
  await galleryScreen.bar.getByRole("button", { name: "Add tags" }).click();

  await expect(galleryScreen.bar).toBeHidden();
  await expect(async () => {
    await searchScreen.open("/?q=tag:%22green%20things%22%20tag:small");
    await expect(page.getByText("2 pictures")).toBeVisible({ timeout: 500 });
  }).toPass();
});

test("pictures that are selected come as one file", async ({ galleryScreen, library, page }) => {
  await library.add(LATER.frog, LATER.apple);
  await galleryScreen.open();

  await galleryScreen.select(LATER.frog.name, LATER.apple.name);
  const begun = page.waitForEvent("download");
  await galleryScreen.bar.getByRole("button", { name: "Download" }).click();
  const download = await begun;

  expect(download.suggestedFilename()).toBe("pictures.zip");
  const zip = await readFile(await download.path());
  expect(zip.subarray(0, 2).toString()).toBe("PK");
  for (const picture of [LATER.frog, LATER.apple]) {
    expect(zip.includes(picture.buffer), picture.name).toBe(true);
  }
});

test("what was deleted comes back at once", async ({ galleryScreen, library, page, audit }) => {
  await library.add(LATER.frog, LATER.apple);
  await galleryScreen.open();

  await galleryScreen.select(LATER.frog.name, LATER.apple.name);
  await galleryScreen.bar.getByRole("button", { name: "Delete" }).click();
  await expect(page.getByText("60 pictures")).toBeVisible();
  await expect(page.getByText("Moved to the trash.")).toBeVisible();
  await audit.passes();
  await page.getByRole("button", { name: "Undo" }).click();

  await expect(page.getByText("62 pictures")).toBeVisible();
  await expect(galleryScreen.tiles.named(LATER.frog.name)).toBeVisible();
  await expect(page.getByText("Moved to the trash.")).toHaveCount(0);
});

test("a page beyond the last one offers the way back", async ({ galleryScreen, page }) => {
  await galleryScreen.open(99);

  await page.getByRole("link", { name: "Back to the newest" }).click();

  await expect(galleryScreen.tiles.first).toBeVisible();
});

test("every picture of the page has loaded", async ({ galleryScreen }) => {
  await galleryScreen.open();

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
