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

test("a queue that is paused finishes what is under way and starts nothing", async ({ uploadScreen, page, audit }) => {
  let letGo = () => {};
  const held = new Promise<void>((resolve) => (letGo = resolve));
  let sent = 0;
  await page.route("**/api/upload", async (route) => {
    sent += 1;
    await held;
    await route.continue();
  });
  await uploadScreen.open();
  await uploadScreen.add(LATER.frog, LATER.rainbow, LATER.apple, LATER.toilet, ...LATER.more.slice(0, 1));
  const waiting = uploadScreen.row(LATER.toilet.name);
  await expect(waiting).toContainText("waiting");

  await uploadScreen.queue.getByRole("button", { name: "Pause" }).click();
  await expect(uploadScreen.queue).toContainText("Paused; 2 files wait, 3 files are still being sent.");
  await expect(page.getByRole("status").filter({ hasText: "The upload is paused." })).toBeAttached();
  await audit.passes();
  await audit.fits();
  letGo();
  await expect(uploadScreen.queue).toContainText("Paused; 2 files wait.");
  await expect(uploadScreen.row(LATER.apple.name)).toContainText("added");
  await expect(waiting).toContainText("waiting");
  expect(sent).toBe(3);

  await uploadScreen.queue.getByRole("button", { name: "Go on" }).click();
  await expect(uploadScreen.outcome(/^5 pictures added\.$/)).toBeVisible();
});

test("files that are chosen while the queue is paused wait, too, and can be cancelled", async ({ uploadScreen, page }) => {
  await page.route("**/api/upload", () => {});
  await uploadScreen.open();
  await uploadScreen.add(LATER.frog, LATER.rainbow, LATER.apple, LATER.toilet);
  await uploadScreen.queue.getByRole("button", { name: "Pause" }).click();

  await uploadScreen.add(...LATER.more.slice(0, 1));
  await expect(uploadScreen.queue).toContainText("Paused; 2 files wait, 3 files are still being sent.");
  await uploadScreen.queue.getByRole("button", { name: "Cancel all" }).click();
  await expect(uploadScreen.row(LATER.toilet.name)).toContainText("cancelled");
  await expect(uploadScreen.queue.getByRole("button", { name: "Go on" })).toHaveCount(0);

  // What comes after all of that is not held up.
  await page.unroute("**/api/upload");
  await uploadScreen.add(LATER.rainbow);
  await expect(uploadScreen.outcome(/^1 picture added\.$/)).toBeVisible();
});

test("all files that broke are tried again at once", async ({ uploadScreen, page, complaints }) => {
  complaints.expect(/ERR_FAILED/);
  await page.route("**/api/upload", (route) => route.abort(), { times: 2 });
  await uploadScreen.open();
  await uploadScreen.add(LATER.apple, LATER.frog);
  await expect(uploadScreen.outcome("0 pictures added, 2 files did not get through.")).toBeVisible();

  await uploadScreen.queue.getByRole("button", { name: "Try 2 again" }).click();

  await expect(uploadScreen.outcome(/^2 pictures added\.$/)).toBeVisible();
  await expect(uploadScreen.queue.getByRole("button", { name: /^Try/ })).toHaveCount(0);
});

test("a file that a full disk refused can be tried again, one that is no picture cannot", async ({
  uploadScreen,
  page,
  complaints,
}) => {
  complaints.expect(/status of (415|507)/);
  const problem = { code: "storage_full", detail: "The disk of the server is full. Nothing was stored.", status: 507 };
  const answer = { status: 507, contentType: "application/problem+json", body: JSON.stringify(problem) };
  await page.route("**/api/upload", (route) => route.fulfill(answer), { times: 1 });
  await uploadScreen.open();
  await uploadScreen.add(LATER.apple);
  const row = uploadScreen.row(LATER.apple.name);
  await expect(row).toContainText("The disk of the server is full.");
  await uploadScreen.add(NO_PICTURE);
  await expect(uploadScreen.row(NO_PICTURE.name)).toContainText(/picture/);
  await expect(uploadScreen.row(NO_PICTURE.name).getByRole("button")).toHaveCount(0);

  await row.getByRole("button", { name: "Try again" }).click();

  await expect(row).toContainText("added");
});
