import { LATER } from "../fixtures/pictures.ts";
import { expect, test } from "../fixtures/test.ts";

test("the figures follow the library", async ({ activityScreen, library }) => {
  await activityScreen.open();
  await expect(activityScreen.summary).toContainText("60 pictures");

  await library.add(...LATER.more);

  await expect(activityScreen.summary).toContainText("All is done: 64 pictures can be found.");
  await expect(activityScreen.throughput).toContainText(/pictures indexed in the last 30 minutes, up to \d+ a minute\./);
});
