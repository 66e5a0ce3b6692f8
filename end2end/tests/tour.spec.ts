import { Server } from "../fixtures/server.ts";
import { expect, test } from "../fixtures/test.ts";

test("a new user tries the demo gallery and removes it again", async ({ page, audit }) => {
  test.slow();
  const server = await Server.start();
  try {
    await page.goto(server.url);
    await expect(page.getByRole("heading", { name: "Three steps" })).toBeVisible();
    await audit.passes();
    await audit.fits();

    await page.getByRole("button", { name: "Add the demo gallery" }).click();
    await expect(page).toHaveURL(`${server.url}/gallery`);
    await expect(page.getByText("200 pictures")).toBeVisible();

    await page.goto(server.url);
    await expect(page.getByText("The demo gallery is here: 200 drawn pictures.")).toBeVisible();
    await expect(async () => {
      await page.goto(`${server.url}/?q=a%20guitar%20on%20a%20stage`);
      await expect(page.getByRole("main").getByRole("img").first()).toHaveAttribute("alt", "scene-001.png", {
        timeout: 500,
      });
    }).toPass();

    await page.goto(server.url);
    await page.getByRole("button", { name: "Remove the demo gallery" }).click();
    await expect(page.getByText("No pictures yet")).toBeVisible();
    await page.goto("about:blank");
  } finally {
    await server.stop();
  }
});
