import { LATER, NO_PICTURE } from "../fixtures/pictures.ts";
import { expect, test } from "../fixtures/test.ts";
import { drop, paste } from "../fixtures/transfer.ts";

test("dropped files are uploaded, each with its own outcome", async ({ uploadScreen, page, complaints }) => {
  complaints.expect(/status of 4\d\d/);
  await uploadScreen.open();

  await drop(page, LATER.frog, NO_PICTURE, LATER.rainbow);

  await expect(uploadScreen.row(LATER.frog.name)).toContainText("added");
  await expect(uploadScreen.row(LATER.rainbow.name)).toContainText("added");
  await expect(uploadScreen.row(NO_PICTURE.name)).toContainText(/picture/);
  await expect(uploadScreen.outcome("2 pictures added, 1 file was rejected.")).toBeVisible();
  await expect(page.getByRole("progressbar", { name: "All files" })).toHaveAttribute("value", "100");
});

test("a pasted picture is uploaded and can be opened", async ({ uploadScreen, mediaScreen, page }) => {
  await uploadScreen.open();

  await paste(page, LATER.apple);
  await uploadScreen.row(LATER.apple.name).getByRole("link", { name: "show it" }).click();

  await expect(mediaScreen.name).toHaveText(LATER.apple.name);
});

test("an upload under way shows its progress and can be cancelled", async ({ uploadScreen, galleryScreen, page }) => {
  // The request never gets an answer, so that it is under way for as long as the test looks at it.
  await page.route("**/api/upload", () => {});
  await uploadScreen.open();
  await uploadScreen.add(LATER.toilet, LATER.frog);
  const row = uploadScreen.row(LATER.toilet.name);
  await expect(row.getByRole("progressbar", { name: LATER.toilet.name })).toBeVisible();

  await row.getByRole("button", { name: "Cancel" }).click();
  await expect(row).toContainText("cancelled");
  await page.getByRole("button", { name: "Cancel all" }).click();
  await expect(uploadScreen.row(LATER.frog.name)).toContainText("cancelled");

  await galleryScreen.open();
  await expect(page.getByText("60 pictures")).toBeVisible();
});

test("an upload goes on while its owner looks at other pages", async ({ uploadScreen, page }) => {
  let letGo = () => {};
  const held = new Promise<void>((resolve) => (letGo = resolve));
  await page.route("**/api/upload", async (route) => {
    await held;
    await route.continue();
  });
  await uploadScreen.open();
  await uploadScreen.add(LATER.toilet);
  await page.getByRole("navigation", { name: "Main" }).getByRole("link", { name: "Activity" }).click();
  await expect(page.getByText("Uploading 0 of 1")).toBeVisible();

  letGo();
  await expect(page.getByText("Uploading 0 of 1")).toBeHidden();

  await page.getByRole("navigation", { name: "Main" }).getByRole("link", { name: "Upload" }).click();
  await expect(uploadScreen.row(LATER.toilet.name)).toContainText("added");
});

test("a lost connection can be tried again", async ({ uploadScreen, page, complaints }) => {
  complaints.expect(/ERR_FAILED/);
  await page.route("**/api/upload", (route) => route.abort(), { times: 1 });
  await uploadScreen.open();
  await uploadScreen.add(LATER.apple);
  const row = uploadScreen.row(LATER.apple.name);
  await expect(row).toContainText("connection to the server broke");

  await row.getByRole("button", { name: "Try again" }).click();

  await expect(row).toContainText("added");
});
