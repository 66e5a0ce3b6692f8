import { LATER, NO_PICTURE, renamed, scene } from "../fixtures/pictures.ts";
import { expect, test } from "../fixtures/test.ts";

test("a picture of the library finds itself first, at 100 %", async ({ galleryScreen, searchScreen, library, page }) => {
  const [frog] = await library.add(LATER.frog);
  await galleryScreen.open();

  await galleryScreen.tiles.open(LATER.frog.name);
  await page.getByRole("link", { name: "Find similar" }).click();

  await expect(searchScreen.question).toHaveText("Similar pictures");
  await expect(searchScreen.tiles.first).toContainText(frog!.name);
  await expect(searchScreen.tiles.first).toContainText("100 % alike");
  await expect(searchScreen.tiles.all.nth(1)).not.toContainText("100 % alike");
});

test("a picture that was sent finds its like in the library first", async ({ searchScreen, audit }) => {
  await searchScreen.open();

  await searchScreen.findPicture(renamed(scene(7), "from-my-desk.png"));

  await expect(searchScreen.question).toHaveText("Pictures like yours");
  await expect(searchScreen.tiles.first).toContainText("scene-007.png");
  await expect(searchScreen.tiles.first).toContainText("100 % alike");
  await audit.passes();
});

test("searching by a picture puts nothing into the library", async ({ searchScreen, galleryScreen, page }) => {
  await searchScreen.open();
  await searchScreen.findPicture(LATER.rainbow);
  await expect(searchScreen.question).toHaveText("Pictures like yours");

  await galleryScreen.open();

  await expect(page.getByText("60 pictures")).toBeVisible();
  await expect(galleryScreen.tiles.named(LATER.rainbow.name)).toHaveCount(0);
});

test("a picture that was searched by can be added", async ({ searchScreen, page }) => {
  await searchScreen.open();
  await searchScreen.findPicture(LATER.rainbow);

  await page.getByRole("button", { name: "Add it to the library" }).click();

  await expect(page).toHaveURL(/\/media\//);
  await expect(page.getByRole("heading", { name: "image.png" })).toBeVisible();
});

test("a file that is no picture is refused with a sentence", async ({ searchScreen, page, complaints }) => {
  complaints.expect(/status of 4\d\d/);
  await searchScreen.open();

  await searchScreen.findPicture(NO_PICTURE);

  await expect(page.getByRole("alert")).toContainText(/picture/);
});
