import { renamed, scene } from "../fixtures/pictures.ts";
import { expect, test } from "../fixtures/test.ts";
import { drop, hover, paste } from "../fixtures/transfer.ts";

test("a pasted picture finds its like", async ({ searchScreen, page }) => {
  await searchScreen.open();
  await searchScreen.alive();

  await paste(page, renamed(scene(21), "pasted.png"));

  await expect(searchScreen.question).toHaveText("Pictures like yours");
  await expect(searchScreen.tiles.first).toContainText("scene-021.png");
});

test("a dropped picture finds its like, and the page says that it may be dropped", async ({ searchScreen, page }) => {
  await searchScreen.open();
  await searchScreen.alive();

  await hover(page, scene(30));
  await expect(page.getByText("Drop the picture to find others like it")).toBeVisible();
  await drop(page, scene(30));

  await expect(searchScreen.tiles.first).toContainText("scene-030.png");
  await expect(searchScreen.tiles.first).toContainText("100 % alike");
});

test("searching again keeps the page and tells how many were found", async ({ searchScreen, page }) => {
  await searchScreen.open();
  await searchScreen.alive();
  await page.evaluate(() => document.body.setAttribute("data-same-page", ""));

  await searchScreen.findWords("a teddy bear in a living room");

  await expect(searchScreen.tiles.first).toContainText("scene-003.png");
  await expect(page.getByRole("status").filter({ hasText: /\d+ pictures? in \d+ milliseconds/ })).toBeAttached();
  await expect(page.locator("body[data-same-page]")).toBeAttached();
});

test("the search box suggests how to go on", async ({ searchScreen, page }) => {
  await searchScreen.open();
  await searchScreen.alive();

  await searchScreen.words.pressSequentially("guit");

  await expect(page.locator("datalist option[value=guitar]")).toBeAttached();
});
