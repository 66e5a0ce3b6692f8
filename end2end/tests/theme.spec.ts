import type { Page } from "@playwright/test";

import { expect, test } from "../fixtures/test.ts";

const ground = (page: Page) => page.evaluate(() => getComputedStyle(document.body).backgroundColor);

for (const path of ["/", "/gallery", "/upload", "/activity", "/lab?q=a%20guitar", "/models", "/settings", "/?q=a%20guitar"]) {
  test(`${path} is accessible in the dark`, async ({ page, audit }) => {
    await page.emulateMedia({ colorScheme: "dark" });
    await page.goto(path);
    await audit.passes();
  });
}

test("a theme is chosen, stays, and is given up again", async ({ page, audit }) => {
  await page.emulateMedia({ colorScheme: "light" });
  await page.goto("/gallery?page=2");
  const light = await ground(page);
  const theme = page.getByRole("form", { name: "Theme" });
  await expect(theme.getByRole("button", { name: "As the system" })).toHaveAttribute("aria-pressed", "true");

  await theme.getByRole("button", { name: "Dark" }).click();
  await expect(theme.getByRole("button", { name: "Dark" })).toHaveAttribute("aria-pressed", "true");
  await expect(page).toHaveURL(/\/gallery\?page=2$/);
  await expect.poll(() => ground(page)).not.toBe(light);
  await audit.passes();

  await page.goto("/upload");
  expect(await ground(page)).not.toBe(light);
  await theme.getByRole("button", { name: "As the system" }).click();
  await expect(theme.getByRole("button", { name: "As the system" })).toHaveAttribute("aria-pressed", "true");
  await expect.poll(() => ground(page)).toBe(light);
});
