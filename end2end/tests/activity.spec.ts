import { expect, test } from "../fixtures/test.ts";

test("the activity page tells that all pictures can be found, and by which model", async ({ activityScreen, page, audit }) => {
  await activityScreen.open();

  await expect(activityScreen.summary).toContainText("All is done: 60 pictures can be found.");
  await expect(activityScreen.throughput).toContainText(/indexed in the last 30 minutes/);
  await expect(page.getByRole("region", { name: "Failures" })).toContainText("There are none");
  await expect(page.getByRole("region", { name: "Model" })).toContainText("pixel-siglip-tiny");
  await expect(page.getByRole("region", { name: "Model" })).toContainText("cpu");
  await audit.passes();
  await audit.fits();
});
