import { LATER } from "../fixtures/pictures.ts";
import { expect, test } from "../fixtures/test.ts";

test("a picture is described, and what is said put in other words", async ({ mediaScreen, library, page, audit }) => {
  const [frog] = await library.add(LATER.frog);
  await mediaScreen.open(frog!.image_id);
  const { descriptions } = mediaScreen;
  await expect(descriptions).toContainText("No model has described this picture yet.");
  await audit.passes();
  await audit.fits();

  await descriptions.getByRole("button", { name: "Describe", exact: true }).click();
  await mediaScreen.awaitDescription(/In a sentence.*Described by \S+\./s);
  // There is nothing more that it could do.
  await expect(descriptions.getByRole("button", { name: /^Describe( again)?$/ })).toHaveCount(0);
  await expect(descriptions.getByRole("button", { name: "Describe in detail" })).toBeVisible();

  await descriptions.getByText("Edit the sentence", { exact: true }).click();
  await audit.passes();
  await descriptions.getByLabel("What it says (empty: it is removed)").fill("A frog on <b>holiday</b>");
  await descriptions.getByRole("button", { name: "Save" }).click();

  await expect(descriptions.getByText("A frog on <b>holiday</b>").first()).toBeVisible();
  await expect(descriptions).toContainText("edited by you");
  await page.reload();
  await expect(descriptions.getByText("A frog on <b>holiday</b>").first()).toBeVisible();
  await audit.passes();
  await audit.fits();
});

test("a description that is left empty is gone", async ({ mediaScreen, library }) => {
  const [apple] = await library.add(LATER.apple);
  await library.describe(apple!.image_id);
  const said = await library.description(apple!.image_id);
  await mediaScreen.open(apple!.image_id);
  const { descriptions } = mediaScreen;
  await expect(descriptions).toContainText(said);

  await descriptions.getByText("Edit the sentence", { exact: true }).click();
  await descriptions.getByLabel("What it says (empty: it is removed)").fill("");
  await descriptions.getByRole("button", { name: "Save" }).click();

  await expect(descriptions).toContainText("No model has described this picture yet.");
  await expect(descriptions.getByRole("button", { name: "Describe", exact: true })).toBeVisible();
});

test("pictures that are selected are described", async ({
  galleryScreen,
  mediaScreen,
  activityScreen,
  library,
  audit,
}) => {
  const added = await library.add(LATER.frog, LATER.apple);
  await galleryScreen.open();

  await galleryScreen.select(LATER.frog.name, LATER.apple.name);
  await audit.passes();
  await audit.fits();
  await galleryScreen.bar.getByRole("button", { name: "Describe" }).click();

  await expect(galleryScreen.bar).toBeHidden();
  for (const { image_id } of added) {
    await mediaScreen.open(image_id);
    await mediaScreen.awaitDescription("In a sentence");
  }
  await activityScreen.open();
  await expect(activityScreen.descriptions).toContainText("Described: 2 of 62 pictures.");
  await expect(activityScreen.descriptions.getByRole("button", { name: "Describe all", exact: true })).toBeVisible();
  await expect(activityScreen.descriptions.getByRole("button", { name: "Stop" })).toHaveCount(0);
  await audit.passes();
  await audit.fits();
});
