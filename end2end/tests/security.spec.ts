import { LATER, renamed } from "../fixtures/pictures.ts";
import { expect, test } from "../fixtures/test.ts";

const MARKUP = `<img src=x onerror=alert(1)>.png`;
const SCRIPT = `<script>alert(1)</script>`;

test.beforeEach(({ page }) => {
  page.on("dialog", (dialog) => {
    throw new Error(`a script ran: ${dialog.message()}`);
  });
});

test("markup in a file name is shown as text", async ({ galleryScreen, mediaScreen, library }) => {
  await library.add(renamed(LATER.frog, MARKUP));
  await galleryScreen.open();
  await expect(galleryScreen.tiles.first).toContainText(MARKUP);

  await galleryScreen.tiles.open(MARKUP);

  await expect(mediaScreen.name).toHaveText(MARKUP);
  await expect(mediaScreen.fact("File name")).toHaveText(MARKUP);
});

test("markup in a query is shown as text", async ({ searchScreen, page }) => {
  await searchScreen.open();

  await searchScreen.findWords(SCRIPT);

  await expect(searchScreen.question).toHaveText(`“${SCRIPT}”`);
  await expect(searchScreen.words).toHaveValue(SCRIPT);
  await expect(page).toHaveTitle(`${SCRIPT} · Media Search`);
});

test("the policy of every page allows no inline script and no other site", async ({ request }) => {
  for (const address of ["/", "/?q=a%20cat", "/gallery", "/upload", "/activity", "/no/such/page"]) {
    const policy = (await request.get(address)).headers()["content-security-policy"] ?? "";

    const scripts = /script-src ([^;]*)/.exec(policy)?.[1]?.split(" ") ?? [];
    expect(policy).toContain("default-src 'self'");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toContain("unsafe-inline");
    expect(scripts.filter((source) => !source.startsWith("'nonce-"))).toEqual(["'self'", "'wasm-unsafe-eval'"]);
  }
});

test("a page of another site cannot change anything", async ({ request, library }) => {
  const answer = await request.delete("/api/images", {
    headers: { origin: "https://elsewhere.example", "sec-fetch-site": "cross-site" },
    data: [library.idOf("scene-001.png")],
  });

  expect(answer.status()).toBe(403);
  expect((await request.get(`/api/images/${library.idOf("scene-001.png")}`)).status()).toBe(200);
});
