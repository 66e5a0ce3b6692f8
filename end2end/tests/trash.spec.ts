import { LATER } from "../fixtures/pictures.ts";
import { expect, test } from "../fixtures/test.ts";

test("a deleted picture is restored from the trash", async ({ mediaScreen, galleryScreen, library, page, audit }) => {
  const [rainbow] = await library.add(LATER.rainbow);
  await mediaScreen.open(rainbow!.image_id);
  await mediaScreen.delete();
  await expect(page).toHaveURL(/\/gallery\?trashed=\d+$/);
  await expect(galleryScreen.tiles.first).toBeVisible();
  await expect(galleryScreen.tiles.named(LATER.rainbow.name)).toHaveCount(0);

  await page.getByRole("link", { name: "Show the trash" }).click();
  await galleryScreen.select(LATER.rainbow.name);
  await audit.passes();
  await audit.fits();
  await page.getByRole("button", { name: "Restore the selected" }).click();

  await expect(page.getByText("The trash is empty")).toBeVisible();
  await mediaScreen.open(rainbow!.image_id);
  await expect(mediaScreen.name).toHaveText(LATER.rainbow.name);
});

test("what is deleted for good is gone", async ({ mediaScreen, galleryScreen, library, page, complaints, request }) => {
  complaints.expect(/status of 404/);
  const [rainbow] = await library.add(LATER.rainbow);
  await mediaScreen.open(rainbow!.image_id);
  await mediaScreen.delete();
  await page.getByRole("link", { name: "Show the trash" }).click();

  await galleryScreen.select(LATER.rainbow.name);
  await page.locator("summary", { hasText: "Delete for good" }).click();
  await page.getByRole("button", { name: "Delete the selected" }).click();

  await expect(page.getByText("The trash is empty")).toBeVisible();
  await mediaScreen.open(rainbow!.image_id);
  await expect(mediaScreen.name).toHaveText("Not found");
  expect((await request.get(`/images/${rainbow!.image_id}`)).status()).toBe(404);
});

test("the trash is emptied", async ({ mediaScreen, library, page }) => {
  for (const picture of await library.add(LATER.rainbow, LATER.frog)) {
    await mediaScreen.open(picture.image_id);
    await mediaScreen.delete();
    await expect(page).toHaveURL(/trashed/);
  }
  await page.goto("/trash");
  await expect(page.getByText("2 pictures")).toBeVisible();

  await page.locator("summary", { hasText: "Delete for good" }).click();
  await page.getByRole("button", { name: "Empty the trash" }).click();

  await expect(page.getByText("The trash is empty")).toBeVisible();
});
