import { expect, test } from "../fixtures/test.ts";
import { SCREENS, openScreen } from "../screens/all.ts";

for (const screen of SCREENS) {
  test(`${screen.name} is mirrored where lines begin at the right`, async ({
    page,
    library,
    audit,
    layout,
    complaints,
    javaScriptEnabled,
  }) => {
    if (screen.name === "nowhere") complaints.expect(/status of 404/);
    await openScreen(page, screen, library, javaScriptEnabled);
    const navigation = page.getByRole("navigation", { name: "Main" });
    const parts = [
      page.getByRole("link", { name: "Media Search" }),
      navigation.getByRole("link", { name: "Activity" }),
      page.getByRole("heading", { level: 1 }),
      page.getByRole("main").getByRole("link").or(page.getByRole("main").getByRole("button")).first(),
      page.getByRole("form", { name: "Theme" }),
    ];
    const distances = async () => Promise.all(parts.map((part) => layout.distance(part)));
    const before = await distances();

    await page.evaluate(() => (document.documentElement.dir = "rtl"));

    const after = await distances();
    parts.forEach((part, index) => expect.soft(after[index], `${part}`).toBeCloseTo(before[index] ?? NaN, 2));
    await audit.fits();
    await layout.holdsAll();
    await layout.keepsControlsApart();
    await audit.passes();
  });
}
