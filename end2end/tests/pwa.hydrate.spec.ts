import { createServer, request as ask } from "node:http";
import type { AddressInfo } from "node:net";

import { expect, test } from "../fixtures/test.ts";

test.use({ serviceWorkers: "allow" });

test.beforeEach(async ({ page }) => {
  await page.goto("/");
  await page.evaluate(() => navigator.serviceWorker.ready);
});

test("a browser finds all that it needs to install the app", async ({ page, context }) => {
  const devtools = await context.newCDPSession(page);
  const { errors } = await devtools.send("Page.getAppManifest");
  expect(errors).toEqual([]);
  const { installabilityErrors } = await devtools.send("Page.getInstallabilityErrors");
  // The one that tells that private windows install nothing.
  expect(installabilityErrors.filter((error) => error.errorId !== "in-incognito")).toEqual([]);
});

test("pictures and styles come through the worker", async ({ page }) => {
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
  for (const path of ["/gallery", "/offline.html"]) {
    await page.goto(path);
    const first = page.getByRole("main").locator("img").first();
    await expect.poll(() => first.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBeGreaterThan(0);
  }
});

test("where the server does not answer the page says so, and goes on when it does", async ({
  page,
  context,
  audit,
  complaints,
}) => {
  complaints.expect(/ERR_INTERNET_DISCONNECTED/);
  await context.setOffline(true);
  await page.goto("/gallery");
  await expect(page.getByRole("heading", { name: "Media Search does not answer" })).toBeVisible();
  await audit.passes();
  await audit.fits();

  await context.setOffline(false);
  await page.getByRole("link", { name: "Try again" }).click();
  await expect(page.getByRole("heading", { name: "Gallery" })).toBeVisible();
});

test("a new version announces itself, and takes over when it is told to", async ({ server, browser }) => {
  // The same server, whose worker is that of another build from some moment on.
  let build = "";
  const proxy = createServer((incoming, outgoing) => {
    const { hostname, port } = new URL(server.url);
    const headers = { ...incoming.headers, host: `${hostname}:${port}` };
    // The whole text, and as long as it becomes.
    delete headers["accept-encoding"];
    delete headers["if-none-match"];
    const forward = ask({ hostname, port, path: incoming.url, method: incoming.method, headers }, (answer) => {
      delete answer.headers["content-length"];
      outgoing.writeHead(answer.statusCode ?? 500, answer.headers);
      answer.on("end", () => outgoing.end(incoming.url === "/sw.js" ? build : ""));
      answer.pipe(outgoing, { end: false });
    });
    forward.on("error", () => outgoing.destroy());
    outgoing.on("close", () => forward.destroy());
    incoming.pipe(forward);
  });
  await new Promise<void>((ready) => proxy.listen(0, "127.0.0.1", ready));
  const url = `http://127.0.0.1:${(proxy.address() as AddressInfo).port}/`;
  const page = await browser.newPage();
  try {
    await page.goto(url);
    await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
    await expect(page.getByText("There is a new version")).toBeHidden();

    build = "// another build";
    await page.reload();
    await expect(page.getByText("There is a new version of Media Search.")).toBeVisible();
    const reloaded = page.waitForEvent("load");
    await page.getByRole("button", { name: "Load it" }).click();
    await reloaded;
    await expect(page.getByText("There is a new version")).toBeHidden();
    expect(await page.evaluate(async () => (await navigator.serviceWorker.ready).waiting)).toBeNull();
  } finally {
    await page.close();
    proxy.closeAllConnections();
    proxy.close();
  }
});
