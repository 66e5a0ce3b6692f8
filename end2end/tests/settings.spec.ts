import { expect, test } from "../fixtures/test.ts";

test("the end of every page leads to the settings, each with its source", async ({ page, settingsScreen, audit }) => {
  await page.goto("/activity");
  await page.getByRole("contentinfo").getByRole("link", { name: "Settings" }).click();

  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Settings");
  await expect(settingsScreen.model).toContainText("pixel-siglip-tiny");
  await expect(settingsScreen.model).toContainText(/cpu, \w+/);
  await expect(settingsScreen.setting("BIND")).toContainText(/127\.0\.0\.1:0\s*flag --bind/);
  await expect(settingsScreen.setting("MAX_FILES")).toContainText(/500\s*default/);
  await expect(page.getByRole("table")).toContainText("media-search.toml");
  await expect(settingsScreen.about).toContainText(/\d+\.\d+\.\d+/);
  await audit.passes();
  await audit.fits();
});

test("the settings tell what the library and its trash hold", async ({ page, settingsScreen }) => {
  await settingsScreen.open();

  await expect(settingsScreen.library).toContainText(/Pictures\s*60/);
  await expect(settingsScreen.library).toContainText(/Originals\s*[\d.]+ [kM]B/);
  await expect(settingsScreen.library).toContainText(/It stays there\s*30 days/);
  await expect(settingsScreen.library.getByRole("button", { name: "Remove the demo gallery" })).toBeVisible();
  await settingsScreen.library.getByRole("link", { name: "To the trash" }).click();

  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Trash");
  await expect(page.getByText("What is deleted stays here for 30 days.")).toBeVisible();
});

test("the colours chosen among the settings are those of every page", async ({ page, settingsScreen, audit }) => {
  await settingsScreen.open();
  const footer = page.getByRole("form", { name: "Theme" });

  await settingsScreen.colours.getByRole("button", { name: "Dark" }).click();

  for (const form of [settingsScreen.colours, footer]) {
    await expect(form.getByRole("button", { name: "Dark" })).toHaveAttribute("aria-pressed", "true");
  }
  await expect(page).toHaveURL("/settings");
  await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
  await audit.passes();
  await page.goto("/gallery");
  await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
});
