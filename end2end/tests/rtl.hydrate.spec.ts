import { expect, test } from "../fixtures/test.ts";

test.beforeEach(async ({ page }) => {
  await page.addInitScript(() => {
    document.addEventListener("DOMContentLoaded", () => (document.documentElement.dir = "rtl"));
  });
});

test("arrow keys go where they point where lines begin at the right", async ({ galleryScreen, page }) => {
  await galleryScreen.open();
  const link = (place: number) => galleryScreen.tiles.all.nth(place).getByRole("link");
  await link(0).focus();

  await page.keyboard.press("ArrowLeft");
  await expect(link(1)).toBeFocused();
  await page.keyboard.press("ArrowRight");
  await expect(link(0)).toBeFocused();
});

test("arrow keys turn pictures over in the direction of the page", async ({ mediaScreen, library, page }) => {
  await mediaScreen.open(library.idOf("scene-030.png"));
  await expect(page.getByRole("button", { name: /^Go to/ })).toBeAttached();

  await page.keyboard.press("ArrowLeft");
  await expect(mediaScreen.name).toHaveText("scene-029.png");
  await page.keyboard.press("ArrowRight");
  await expect(mediaScreen.name).toHaveText("scene-030.png");
});
