import { expect, test } from "../fixtures/test.ts";

test("the models page shows what there is to choose and what is in use", async ({ page, audit }) => {
  await page.goto("/models");

  const choices = page.getByRole("region", { name: "To choose from" });
  await expect(choices.getByRole("listitem").filter({ hasText: "pixel-siglip-tiny" })).toContainText("In use");
  await expect(choices.getByRole("listitem").filter({ hasText: "google/siglip-base-patch16-224" })).toContainText("768");
  await expect(page.getByRole("region", { name: "Being fetched" })).toContainText("Nothing.");
  await audit.passes();
  await audit.fits();
});

test("a name that is none is refused with a sentence", async ({ page, complaints, javaScriptEnabled }) => {
  complaints.expect(/status of 400/);
  await page.goto("/models");

  await page.getByLabel("Name on the Hugging Face hub").fill("no model");
  await page.getByRole("region", { name: "Another one" }).getByRole("button", { name: "Fetch" }).click();

  // Without scripts the page that the server leads back to knows only what kind of failure it was.
  const sentence = javaScriptEnabled ? "owner/name" : "The request cannot be understood.";
  await expect(page.getByRole("alert")).toContainText(sentence);
});

test("the activity page leads to the models", async ({ activityScreen, page }) => {
  await activityScreen.open();

  await page.getByRole("link", { name: "Choose another model" }).click();

  await expect(page.getByRole("heading", { name: "Models", level: 1 })).toBeVisible();
});
