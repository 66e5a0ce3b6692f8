import { KNOWN } from "../fixtures/pictures.ts";
import { expect, test } from "../fixtures/test.ts";

const [GUITAR, , PEAR] = KNOWN;

test("what was searched for is found again, saved and forgotten", async ({ searchScreen, page, audit }) => {
  const { saved, lately } = searchScreen;
  await searchScreen.open();
  for (const { words, name } of [GUITAR, PEAR]) {
    await searchScreen.findWords(words);
    await expect(searchScreen.tiles.first).toContainText(name);
  }

  // Nobody waits until it is kept.
  await expect(async () => {
    await searchScreen.open();
    await expect(lately.getByRole("link").nth(1)).toHaveText(GUITAR.words, { timeout: 500 });
  }).toPass();
  await expect(lately.getByRole("link").first()).toHaveText(PEAR.words);
  await expect(saved).toBeHidden();
  await expect(page.getByRole("heading", { name: "Try" })).toBeHidden();

  await lately.getByRole("button", { name: `Save “${GUITAR.words}”` }).click();
  await expect(saved.getByRole("link")).toHaveText([GUITAR.words]);
  await expect(saved.getByRole("button")).toHaveAttribute("aria-pressed", "true");
  await audit.passes();
  await audit.fits();

  await lately.getByRole("button", { name: `Forget “${PEAR.words}”` }).click();
  await expect(lately).toBeHidden();
  await searchScreen.findWords(PEAR.words);
  await expect(searchScreen.tiles.first).toContainText(PEAR.name);
  await expect(async () => {
    await searchScreen.open();
    await expect(lately.getByRole("link")).toHaveText([PEAR.words], { timeout: 500 });
  }).toPass();

  await lately.getByRole("button", { name: "Forget all" }).click();
  await expect(lately).toBeHidden();
  await expect(saved.getByRole("link")).toHaveText([GUITAR.words]);

  await saved.getByRole("button", { name: `Save “${GUITAR.words}”` }).click();
  await expect(saved).toBeHidden();
  await lately.getByRole("link", { name: GUITAR.words }).click();
  await expect(searchScreen.tiles.first).toContainText(GUITAR.name);
});

test("an answer is saved with its order", async ({ searchScreen, page, audit }) => {
  await searchScreen.open("/?q=a%20guitar%20on%20a%20stage&sort=newest");
  await page.getByRole("button", { name: "Save this search" }).click();
  await expect(page.getByRole("button", { name: "Saved", exact: true })).toHaveAttribute("aria-pressed", "true");
  await audit.passes();
  await audit.fits();

  await searchScreen.open();
  await searchScreen.saved.getByRole("link", { name: GUITAR.words }).click();

  await expect(page.getByRole("link", { name: "Newest" })).toHaveAttribute("aria-current", "true");
  await page.getByRole("button", { name: "Saved", exact: true }).click();
  await expect(page.getByRole("button", { name: "Save this search" })).toHaveAttribute("aria-pressed", "false");
});

test("only searches by words can be saved", async ({ searchScreen, library, page }) => {
  await searchScreen.open(`/?similar=${library.idOf(GUITAR.name)}`);

  await expect(searchScreen.tiles.first).toContainText(GUITAR.name);
  await expect(page.getByRole("button", { name: "Save this search" })).toHaveCount(0);
});
