import { LATER, NO_PICTURE, renamed, scene } from "../fixtures/pictures.ts";
import { expect, test } from "../fixtures/test.ts";

test("uploaded pictures are in the gallery and can be found", async ({ uploadScreen, searchScreen, galleryScreen }) => {
  await uploadScreen.open();

  await uploadScreen.add(LATER.frog, LATER.rainbow);

  await expect(uploadScreen.outcome(/^2 pictures added\.$/)).toBeVisible();
  await galleryScreen.open();
  await expect(galleryScreen.tiles.named(LATER.frog.name)).toHaveCount(1);
  await expect(galleryScreen.tiles.named(LATER.rainbow.name)).toHaveCount(1);
  await expect(async () => {
    await searchScreen.open("/?q=a%20cow%20and%20a%20rainbow%20on%20a%20meadow");
    await expect(searchScreen.tiles.first).toContainText(LATER.rainbow.name, { timeout: 500 });
  }).toPass();
});

test("a picture that is there already is not added again", async ({ uploadScreen, galleryScreen, page }) => {
  await uploadScreen.open();

  await uploadScreen.add(renamed(scene(3), "the-same-bear.png"));

  await expect(uploadScreen.outcome(/1 was there already/)).toBeVisible();
  await galleryScreen.open();
  await expect(page.getByText("60 pictures")).toBeVisible();
});

test("a file that is no picture is rejected, and the others are added", async ({ uploadScreen, galleryScreen, page, complaints }) => {
  complaints.expect(/status of 4\d\d/);
  await uploadScreen.open();

  await uploadScreen.add(NO_PICTURE, LATER.apple);

  await expect(uploadScreen.outcome(/1 picture added.*1 file was rejected/)).toBeVisible();
  await galleryScreen.open();
  await expect(page.getByText("61 pictures")).toBeVisible();
  await expect(galleryScreen.tiles.named(NO_PICTURE.name)).toHaveCount(0);
});

test("the upload page is accessible", async ({ uploadScreen, audit }) => {
  await uploadScreen.open();

  await audit.passes();
  await audit.fits();
});

test("the outcome of an upload is accessible", async ({ uploadScreen, audit }) => {
  await uploadScreen.open();
  await uploadScreen.add(LATER.toilet);
  await expect(uploadScreen.outcome(/^1 picture added\.$/)).toBeVisible();

  await audit.passes();
  await audit.fits();
});
