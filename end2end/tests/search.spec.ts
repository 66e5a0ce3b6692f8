import { KNOWN } from "../fixtures/pictures.ts";
import { expect, test } from "../fixtures/test.ts";

for (const { words, name } of KNOWN) {
  test(`“${words}” finds ${name} first`, async ({ searchScreen }) => {
    await searchScreen.open();

    await searchScreen.findWords(words);

    await expect(searchScreen.tiles.first).toContainText(name);
    await expect(searchScreen.tiles.first).toContainText(/similarity 0\.\d\d/);
    await expect(searchScreen.tiles.first.getByRole("progressbar", { name: /confidence/ })).toBeVisible();
  });
}

test("a search is an address that shows the same again", async ({ searchScreen, page }) => {
  await searchScreen.open();
  await searchScreen.findWords("a guitar on a stage");
  await expect(searchScreen.tiles.first).toContainText("scene-001.png");

  await searchScreen.open(page.url());

  await expect(searchScreen.words).toHaveValue("a guitar on a stage");
  await expect(searchScreen.question).toHaveText("“a guitar on a stage”");
  await expect(searchScreen.tiles.first).toContainText("scene-001.png");
});

test("a picture says why it was found, and where", async ({ searchScreen, audit }) => {
  await searchScreen.open("/?q=a%20guitar%20on%20a%20stage");
  const best = searchScreen.tiles.first;
  await expect(best).toContainText("scene-001.png");
  await expect(best.locator(".view-box")).toBeHidden();

  await best.getByText("Why?").click();

  await expect(best).toContainText(/whole picture: 0\.\d+ × 0\.70 = 0\.\d+/);
  await expect(best).toContainText(/deviation above chance/);
  await expect(best.locator(".view-box")).toBeVisible();
  await audit.passes();
  await audit.fits();
});

test("what was found ends at a line", async ({ searchScreen, page }) => {
  await searchScreen.open("/?q=a%20guitar%20on%20a%20stage");

  await expect(page.getByRole("heading", { name: "Also, less sure" })).toBeVisible();
  await expect(page.getByText(/By chance a picture scores/)).toBeVisible();
});

test("a slip is searched for as it was meant", async ({ searchScreen, page }) => {
  await searchScreen.open("/?q=a%20guitr%20on%20a%20stage");

  await page.getByRole("link", { name: "a guitar on a stage" }).click();

  await expect(searchScreen.words).toHaveValue("a guitar on a stage");
  await expect(searchScreen.tiles.first).toContainText("scene-001.png");
});

test("filters are controls that become parts of the query", async ({ searchScreen, page, audit }) => {
  await searchScreen.open();
  await searchScreen.words.fill("a guitar");
  await searchScreen.openFilters();
  await page.getByLabel("Kind of file").selectOption("gif");
  await page.getByLabel("Without the word").fill("dog");
  await audit.passes();
  await audit.fits();

  await searchScreen.submit();

  await expect(page.getByText("No picture passes “type: gif”.")).toBeVisible();
  await expect(searchScreen.words).toHaveValue("a guitar -dog type:gif");
  await audit.passes();
  await page.getByRole("link", { name: "Search without it" }).click();
  await expect(searchScreen.tiles.first).toContainText("scene-001.png");
  await page.getByRole("link", { name: "Take out without: dog" }).click();
  await expect(searchScreen.words).toHaveValue("a guitar");
});

test("what was found can be put by date", async ({ searchScreen, page, audit }) => {
  await searchScreen.open("/?q=a%20guitar%20on%20a%20stage");
  await page.getByRole("link", { name: "Newest" }).click();

  await expect(page.getByRole("link", { name: "Newest" })).toHaveAttribute("aria-current", "true");
  await expect(page.getByRole("heading", { name: "Also, less sure" })).toBeHidden();
  await expect(searchScreen.tiles.named("scene-001.png")).toHaveCount(1);
  await audit.passes();
  await audit.fits();
});

test("how sure a score is can be told in two ways", async ({ searchScreen, page, audit }) => {
  await searchScreen.open("/?q=a%20guitar%20on%20a%20stage");
  const ways = page.getByRole("navigation", { name: "Confidence" });
  await expect(ways.getByRole("link", { name: "model" })).toHaveAttribute("aria-current", "true");

  await ways.getByRole("link", { name: "temperature" }).click();
  await expect(ways.getByRole("link", { name: "temperature" })).toHaveAttribute("aria-current", "true");

  // The next search keeps it.
  await searchScreen.findWords("a pear on a grey background");
  await expect(searchScreen.tiles.first).toContainText("scene-050.png");
  await expect(ways.getByRole("link", { name: "temperature" })).toHaveAttribute("aria-current", "true");
  await audit.passes();
  await audit.fits();
});

test("going back shows the search before", async ({ searchScreen, page }) => {
  await searchScreen.open();
  await searchScreen.findWords("a guitar on a stage");
  await expect(searchScreen.tiles.first).toContainText("scene-001.png");
  await searchScreen.findWords("a pear on a grey background");
  await expect(searchScreen.tiles.first).toContainText("scene-050.png");

  await page.goBack();

  await expect(searchScreen.tiles.first).toContainText("scene-001.png");
  await expect(searchScreen.words).toHaveValue("a guitar on a stage");
});

test("the page says that the bundled model knows no photographs", async ({ searchScreen, page }) => {
  await searchScreen.open();

  await expect(page.getByText("nothing about photographs")).toBeVisible();
  await page.getByText("Switch to a real model").click();
  await expect(page.getByText("SIGLIP_MODEL=")).toBeVisible();
});

test("a query that is too long is answered with a sentence", async ({ searchScreen, page, complaints }) => {
  complaints.expect(/status of 400/);

  await searchScreen.open(`/?q=${"cat ".repeat(2000)}`);

  await expect(page.getByRole("alert")).toContainText("longer than 500 characters");
  await expect(searchScreen.tiles.all).toHaveCount(0);
});

test("the search page is accessible", async ({ searchScreen, audit }) => {
  await searchScreen.open();

  await audit.passes();
  await audit.fits();
});

test("an answer is accessible", async ({ searchScreen, audit }) => {
  await searchScreen.open("/?q=a%20cat");
  await expect(searchScreen.tiles.first).toBeVisible();

  await audit.passes();
  await audit.fits();
});
