import { expect, test } from "../fixtures/test.ts";

test("moving a slider changes the report", async ({ page, searchScreen }) => {
  await searchScreen.open();
  await searchScreen.alive();
  await page.goto("/lab?q=a%20guitar");
  await expect(page.getByText("best part 0.3")).toBeVisible();

  await expect(async () => {
    await page.getByRole("slider", { name: "Weight of its best part" }).fill("0.5");
    await expect(page.getByText("best part 0.5")).toBeVisible({ timeout: 1000 });
  }).toPass();

  await expect(page).toHaveURL(/local=0\.5/);
});
