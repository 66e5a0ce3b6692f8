import { LATER, SCENES } from "../fixtures/pictures.ts";
import { expect, test } from "../fixtures/test.ts";

test("scrolling to the end shows everything on one page", async ({ galleryScreen, library, page }) => {
  await library.add(LATER.frog, LATER.apple, LATER.rainbow);
  await galleryScreen.open();
  await expect(galleryScreen.tiles.first).toBeVisible();

  // What was far away is loaded when it comes near.
  await page.getByRole("contentinfo").scrollIntoViewIfNeeded();

  await expect(galleryScreen.tiles.named("scene-000.png")).toBeVisible();
  await expect(galleryScreen.older).toHaveCount(0);
  expect(new URL(page.url()).search).toBe("");
});

test("a picture that arrives shows up by itself", async ({ galleryScreen, library, page }) => {
  const events = page.waitForRequest("**/api/events");
  await galleryScreen.open();
  await events;

  await library.add(LATER.toilet);

  await expect(galleryScreen.tiles.first).toContainText(LATER.toilet.name);
  await expect(page.getByText(`${SCENES + 1} pictures`)).toBeVisible();
});

test("a range is selected with the shift key, and pictures while others are", async ({ galleryScreen, page }) => {
  await galleryScreen.open();
  const box = (place: number) => galleryScreen.tiles.all.nth(place).getByRole("checkbox");
  const selected = galleryScreen.bar.getByRole("status");

  await box(1).check();
  await expect(selected).toHaveText("1 picture selected");
  await box(4).click({ modifiers: ["Shift"] });
  await expect(selected).toHaveText("4 pictures selected");
  await expect(box(3)).toBeChecked();

  await galleryScreen.tiles.all.nth(3).getByRole("link").click();
  await expect(selected).toHaveText("3 pictures selected");
  await expect(page).toHaveURL("/gallery");

  await galleryScreen.bar.getByRole("button", { name: "Clear" }).click();
  await expect(galleryScreen.bar).toBeHidden();
  await expect(box(1)).not.toBeChecked();
});

test("arrow keys go from picture to picture", async ({ galleryScreen, page, isMobile }) => {
  await galleryScreen.open();
  const link = (place: number) => galleryScreen.tiles.all.nth(place).getByRole("link");
  await expect(page.getByRole("button", { name: /^Go to/ })).toBeAttached();
  await link(0).focus();

  await page.keyboard.press("ArrowRight");
  await expect(link(1)).toBeFocused();
  await page.keyboard.press("ArrowDown");
  await expect(link(isMobile ? 3 : 7)).toBeFocused();
  await page.keyboard.press("ArrowUp");
  await page.keyboard.press("ArrowLeft");
  await expect(link(0)).toBeFocused();
});

test("a box that is checked before the page is alive stays so", async ({ galleryScreen, page }) => {
  let comeAlive = (): void => {};
  const alive = new Promise<void>((resolve) => (comeAlive = resolve));
  await page.route("**/start.js", async (route) => {
    await alive;
    await route.continue();
  });
  await page.goto("/gallery", { waitUntil: "commit" });
  const box = galleryScreen.tiles.all.nth(2).getByRole("checkbox");
  await box.check();

  comeAlive();
  await expect(galleryScreen.bar.getByRole("button", { name: "Clear" })).toBeVisible();

  await expect(box).toBeChecked();
  await expect(galleryScreen.bar.getByRole("status")).toHaveText("1 picture selected");
});

test("keys act on what is selected", async ({ galleryScreen, library, page }) => {
  await library.add(LATER.frog, LATER.apple);
  await galleryScreen.open();
  const box = (place: number) => galleryScreen.tiles.all.nth(place).getByRole("checkbox");

  await box(0).focus();
  await page.keyboard.press("Space");
  await page.keyboard.press("Escape");
  await expect(galleryScreen.bar).toBeHidden();

  await page.keyboard.press("Space");
  await box(1).focus();
  await page.keyboard.press("Space");
  await page.keyboard.press("t");
  const tags = galleryScreen.bar.getByRole("textbox", { name: /Tags/ });
  await expect(tags).toBeFocused();
  await expect(tags).toHaveValue("");

  await box(1).focus();
  await page.keyboard.press("Delete");
  await expect(page.getByText("60 pictures")).toBeVisible();
  await expect(page.getByRole("button", { name: "Undo" })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page.getByText("62 pictures")).toBeVisible();
});
