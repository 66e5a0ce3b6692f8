import { tabTo } from "../fixtures/keyboard.ts";
import { LATER } from "../fixtures/pictures.ts";
import { expect, test } from "../fixtures/test.ts";

test("everything is done with the keyboard alone", async ({
  searchScreen,
  mediaScreen,
  galleryScreen,
  uploadScreen,
  library,
  page,
  audit,
}) => {
  test.slow();
  await library.add(LATER.rainbow, LATER.frog, LATER.apple);

  // Search, and open what was found.
  await searchScreen.open();
  await searchScreen.alive();
  await page.keyboard.press("/");
  await expect(searchScreen.words).toBeFocused();
  await page.keyboard.type("a cow and a rainbow on a meadow");
  await page.keyboard.press("Enter");
  await expect(searchScreen.tiles.first).toContainText(LATER.rainbow.name);
  await tabTo(page, searchScreen.tiles.first.getByRole("link", { name: LATER.rainbow.name, exact: true }));
  await page.keyboard.press("Enter");
  await expect(mediaScreen.name).toHaveText(LATER.rainbow.name);

  // Tag it.
  await tabTo(page, page.locator("summary", { hasText: "Edit" }));
  await page.keyboard.press("Enter");
  await tabTo(page, page.getByLabel("Tags, separated by commas"));
  await page.keyboard.type("after rain");
  await tabTo(page, page.getByRole("button", { name: "Save" }));
  await page.keyboard.press("Enter");
  await expect(page.getByRole("list", { name: "Tags" })).toContainText("after rain");

  // Go back to all pictures.
  await tabTo(page, page.getByRole("link", { name: "All pictures" }));
  await page.keyboard.press("Enter");
  await expect(page.getByText("63 pictures")).toBeVisible();

  // Select a range, delete it, and think better of it.
  const box = (place: number) => galleryScreen.tiles.all.nth(place).getByRole("checkbox");
  await tabTo(page, box(0));
  await page.keyboard.press("Space");
  await expect(galleryScreen.bar.getByRole("status")).toHaveText("1 picture selected");
  await tabTo(page, box(2));
  await page.keyboard.press("Shift+Space");
  await expect(galleryScreen.bar.getByRole("status")).toHaveText("3 pictures selected");
  await expect(box(1)).toBeChecked();
  await tabTo(page, galleryScreen.bar.getByRole("button", { name: "Delete" }));
  await page.keyboard.press("Enter");
  await expect(page.getByText("60 pictures")).toBeVisible();
  await tabTo(page, page.getByRole("button", { name: "Undo" }));
  await page.keyboard.press("Enter");
  await expect(page.getByText("63 pictures")).toBeVisible();

  // Put another one in.
  await page.keyboard.press("Control+k");
  await page.keyboard.type("upload");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL("/upload");
  const chooser = page.waitForEvent("filechooser");
  await tabTo(page, page.getByRole("button", { name: "Choose files" }));
  await page.keyboard.press("Enter");
  await (await chooser).setFiles(LATER.toilet);
  await expect(uploadScreen.outcome(/^1 picture added\.$/)).toBeVisible();
  await tabTo(page, uploadScreen.row(LATER.toilet.name).getByRole("link", { name: "show it" }));
  await page.keyboard.press("Enter");
  await expect(mediaScreen.name).toHaveText(LATER.toilet.name);
  await audit.passes();
});
