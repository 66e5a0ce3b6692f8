import { LATER } from "../fixtures/pictures.ts";
import { expect, test } from "../fixtures/test.ts";

test("the gallery leads to where it is seen how far it is", async ({
  galleryScreen,
  activityScreen,
  library,
  page,
  audit,
}) => {
  await library.add(LATER.rainbow);
  await galleryScreen.open();

  await galleryScreen.select(LATER.rainbow.name);
  await galleryScreen.bar.getByRole("button", { name: "Describe" }).click();

  const told = page.getByRole("status").filter({ hasText: "They will have descriptions soon." });
  await expect(told).toBeVisible();
  await expect(told.getByRole("link")).toBeFocused();
  await audit.passes();
  await audit.fits();
  await told.getByRole("link", { name: "Activity" }).click();

  await expect(activityScreen.descriptions).toContainText("Described: 1 of 61 pictures.", { timeout: 30_000 });
});
