import { expect, test } from "../fixtures/test.ts";

test("the lab shows how scores come about", async ({ page, audit }) => {
  await page.goto("/?q=a%20guitar%20on%20a%20stage");
  await page.getByRole("link", { name: "How the scores come about" }).click();

  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Score lab");
  await expect(page.getByRole("img", { name: /Histogram of similarities/ })).toBeVisible();
  await expect(page.locator("svg.chart .bar").first()).toBeAttached();
  await expect(page.getByText(/\d+ pictures? found\./)).toBeVisible();
  await expect(page.getByRole("img", { name: "scene-001.png" })).toBeVisible();
  await page.getByText("As a table").first().click();
  await expect(page.getByRole("row")).not.toHaveCount(0);
  await audit.passes();
  await audit.fits();
});

test("settings of the lab are its address", async ({ page }) => {
  await page.goto("/lab?q=a%20guitar&global=1&local=0&temperature=20&calibration=temperature&fdr=10");

  await expect(page.getByText("Whole picture 1, best part 0, confidence by temperature 20, 10 % wrong accepted.")).toBeVisible();
  await expect(page.getByRole("slider", { name: "Temperature" })).toHaveValue("20");
});

test("a setting that is not allowed is answered with a sentence", async ({ page, complaints }) => {
  complaints.expect(/status of 400/);

  await page.goto("/lab?q=cat&temperature=99");

  await expect(page.getByRole("alert")).toContainText("TEMPERATURE has to be a number from 15 to 35.");
});
