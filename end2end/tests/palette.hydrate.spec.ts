import { expect, test } from "../fixtures/test.ts";

test("pages and searches are reached by typing", async ({ page, searchScreen, audit }) => {
  await page.goto("/activity");
  const dialog = page.getByRole("dialog", { name: "Go to" });
  await expect(page.getByRole("button", { name: /^Go to/ })).toBeVisible();

  await page.keyboard.press("?");
  await expect(dialog).toBeVisible();
  await audit.passes();
  await page.keyboard.type("trash");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL("/trash");
  await expect(dialog).toBeHidden();

  await page.keyboard.press("Control+k");
  await page.keyboard.type("a guitar");
  await expect(dialog.getByRole("link")).toHaveText(["Search for “a guitar”"]);
  await page.keyboard.press("Enter");
  await expect(searchScreen.tiles.first).toContainText("scene-001.png");
});

test("a page without a script is reached by typing, too", async ({ page }) => {
  await page.goto("/activity");
  await expect(page.getByRole("button", { name: /^Go to/ })).toBeVisible();

  await page.keyboard.press("Control+k");
  await page.keyboard.type("design");
  await page.keyboard.press("Enter");

  await expect(page.getByRole("heading", { name: "Design system" })).toBeVisible();
  await page.goBack();
  await expect(page.getByRole("heading", { name: "Activity" })).toBeVisible();
});

test("a slash goes to the search box", async ({ page, searchScreen }) => {
  await page.goto("/activity");
  await expect(page.getByRole("button", { name: /^Go to/ })).toBeVisible();

  await page.keyboard.press("/");
  await expect(page).toHaveURL("/");
  await expect(searchScreen.words).toBeVisible();
  await page.keyboard.press("/");
  await expect(searchScreen.words).toBeFocused();
  await page.keyboard.type("a/b");
  await expect(searchScreen.words).toHaveValue("a/b");
});
