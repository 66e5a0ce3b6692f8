import { LATER } from "../fixtures/pictures.ts";
import { expect, test } from "../fixtures/test.ts";

test("a picture shows its facts and similar ones", async ({ galleryScreen, mediaScreen, library, audit }) => {
  await library.add(LATER.frog);
  await galleryScreen.open();

  await galleryScreen.tiles.open(LATER.frog.name);

  await expect(mediaScreen.name).toHaveText(LATER.frog.name);
  await expect(mediaScreen.picture).toBeVisible();
  await expect(mediaScreen.fact("Kind")).toHaveText("image/png");
  await expect(mediaScreen.fact("Pixels")).toHaveText("192 × 192");
  await expect(mediaScreen.fact("Taken")).toHaveText("unknown");
  await expect(mediaScreen.fact("BLAKE3")).toHaveText(/^[0-9a-f]{64}$/);
  await expect(mediaScreen.similar.first).toContainText("% alike");
  await expect(mediaScreen.similar.named(LATER.frog.name)).toHaveCount(0);
  await audit.passes();
  await audit.fits();
});

test("the original comes back byte for byte", async ({ mediaScreen, library, page, request }) => {
  const [apple] = await library.add(LATER.apple);
  await mediaScreen.open(apple!.image_id);
  const original = page.getByRole("figure").getByRole("link", { name: /^The original/ });

  const answer = await request.get((await original.getAttribute("href")) ?? "");

  expect(answer.headers()["content-type"]).toBe("image/png");
  expect((await answer.body()).equals(LATER.apple.buffer)).toBe(true);
});

test("tags and descriptions are written and searched", async ({ mediaScreen, searchScreen, library, page, audit }) => {
  const [rainbow] = await library.add(LATER.rainbow);
  await mediaScreen.open(rainbow!.image_id);

  await page.getByText("Edit", { exact: true }).click();
  await page.getByLabel("Tags, separated by commas").fill("weather, after rain");
  await page.getByRole("textbox", { name: "Description" }).fill("Seen from the zeppelin");
  await audit.passes();
  await page.getByRole("button", { name: "Save" }).click();

  await expect(page.getByText("Seen from the zeppelin").first()).toBeVisible();
  await audit.fits();
  await expect(async () => {
    await searchScreen.open("/?q=tag:%22after%20rain%22");
    await expect(searchScreen.tiles.first).toContainText(LATER.rainbow.name, { timeout: 500 });
  }).toPass();
  await searchScreen.open("/?q=zeppelin");
  await expect(searchScreen.tiles.first).toContainText("“zeppelin” in the description");
});
