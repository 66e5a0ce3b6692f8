import { LATER } from "../fixtures/pictures.ts";
import { expect, test } from "../fixtures/test.ts";

const SAID = "A purple zeppelin over the sea";

test("what is said about a picture finds it, and shows why", async ({ searchScreen, library, page, audit }) => {
  const [frog] = await library.add(LATER.frog);
  await library.describe(frog!.image_id);
  await library.description(frog!.image_id);
  await library.redescribe(frog!.image_id, SAID);
  const found = searchScreen.tiles.named(LATER.frog.name);

  // Nobody waits until words can be compared.
  await expect(async () => {
    await searchScreen.open();
    await expect(searchScreen.deep).not.toBeChecked();
    await searchScreen.deep.check();
    await searchScreen.findWords("a zeppelin over the sea");
    await expect(found.locator("mark").first()).toBeVisible({ timeout: 1000 });
  }).toPass();

  await expect(page).toHaveURL(/[?&]deep=on/);
  await expect(searchScreen.deep).toBeChecked();
  await expect(found.getByRole("blockquote")).toHaveText(SAID);
  await expect(found.locator("mark")).toContainText(["zeppelin"]);
  await expect(page.getByText("60 pictures are not described yet;")).toBeVisible();
  await audit.passes();
  await audit.fits();

  await page.getByRole("link", { name: "Newest" }).click();
  await expect(page.getByRole("link", { name: "Newest" })).toHaveAttribute("aria-current", "true");
  await expect(page).toHaveURL(/[?&]deep=on/);
  await expect(searchScreen.deep).toBeChecked();
});

test("a search without descriptions says nothing of them", async ({ searchScreen, page }) => {
  await searchScreen.open("/?q=a%20guitar%20on%20a%20stage");

  await expect(searchScreen.tiles.first).toContainText("scene-001.png");
  await expect(searchScreen.deep).not.toBeChecked();
  await expect(page.locator("mark")).toHaveCount(0);
  await expect(page.getByText("not described yet")).toHaveCount(0);
});

test("a search in descriptions is told from others among those to go back to", async ({ searchScreen, page }) => {
  await searchScreen.open("/?q=a%20guitar%20on%20a%20stage");
  await expect(searchScreen.tiles.first).toContainText("scene-001.png");
  await searchScreen.open("/?q=a%20guitar%20on%20a%20stage&deep=on");
  await expect(searchScreen.tiles.first).toBeVisible();

  await expect(async () => {
    await searchScreen.open();
    await expect(searchScreen.lately.getByRole("link")).toHaveText(
      ["a guitar on a stage (in descriptions)", "a guitar on a stage"],
      { timeout: 500 },
    );
  }).toPass();
  await searchScreen.lately.getByRole("link").first().click();
  await expect(page).toHaveURL("/?q=a%20guitar%20on%20a%20stage&deep=on");
  await expect(searchScreen.deep).toBeChecked();
});
