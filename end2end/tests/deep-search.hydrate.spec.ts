import { expect, test } from "../fixtures/test.ts";

test("looking in descriptions asks again at once", async ({ searchScreen, page }) => {
  await searchScreen.open("/?q=a%20guitar%20on%20a%20stage&confidence=temperature");
  await searchScreen.alive();
  await page.evaluate(() => document.body.setAttribute("data-same-page", ""));

  await searchScreen.deep.check();
  await expect(page).toHaveURL("/?q=a%20guitar%20on%20a%20stage&confidence=temperature&deep=on");
  await expect(searchScreen.tiles.first).toBeVisible();

  await page.goBack();
  await expect(searchScreen.deep).not.toBeChecked();
  await page.goForward();
  await expect(searchScreen.deep).toBeChecked();
  await searchScreen.deep.uncheck();
  await expect(page).toHaveURL("/?q=a%20guitar%20on%20a%20stage&confidence=temperature");
  await expect(page.locator("body[data-same-page]")).toBeAttached();
});

test("where nothing is asked yet, the button asks", async ({ searchScreen, page }) => {
  await searchScreen.open();
  await searchScreen.alive();

  await searchScreen.deep.check();
  await expect(page).toHaveURL("/");
  await searchScreen.findWords("a guitar on a stage");

  await expect(page).toHaveURL("/?q=a%20guitar%20on%20a%20stage&deep=on");
  await expect(searchScreen.deep).toBeChecked();
});
