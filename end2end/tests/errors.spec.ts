import { expect, test } from "../fixtures/test.ts";

const NOWHERE = [
  ["a page", "/no/such/page"],
  ["a picture", "/media/01900000-0000-7000-8000-000000000000"],
  ["an id", "/media/not-an-id"],
] as const;

for (const [what, address] of NOWHERE) {
  test(`${what} that does not exist is a 404 with a way out`, async ({ page, audit, complaints }) => {
    complaints.expect(/status of 404/);

    const answer = await page.goto(address);

    expect(answer?.status()).toBe(404);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Not found");
    await audit.passes();
    await page.getByRole("main").getByRole("link", { name: "Search" }).click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Find a picture");
  });
}
