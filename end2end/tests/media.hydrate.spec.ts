import { LATER } from "../fixtures/pictures.ts";
import { expect, test } from "../fixtures/test.ts";

test("the dialog can be left with Escape or with its button", async ({ mediaScreen, library, page }) => {
  const [rainbow] = await library.add(LATER.rainbow);
  await mediaScreen.open(rainbow!.image_id);
  const dialog = page.getByRole("dialog", { name: "Delete this picture?" });

  await mediaScreen.askToDelete();
  await expect(dialog).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(dialog).toBeHidden();

  await mediaScreen.askToDelete();
  await page.getByRole("button", { name: "Keep it" }).click();
  await expect(dialog).toBeHidden();
  await expect(page.getByRole("button", { name: "Delete", exact: true })).toBeFocused();
  await expect(mediaScreen.name).toHaveText(LATER.rainbow.name);
});
