import type { Page } from "@playwright/test";

import { bitmap } from "../bench/bitmap.ts";
import { LATER } from "../fixtures/pictures.ts";
import { expect, test } from "../fixtures/test.ts";

const CLIPBOARD = ["clipboard-read", "clipboard-write"];

/** The picture on the clipboard. */
const copied = (page: Page) =>
  page.evaluate(async () => {
    const [item] = await navigator.clipboard.read();
    const picture = await item!.getType("image/png");
    const { width, height } = await createImageBitmap(picture);
    return { types: item!.types, width, height };
  });

/** What the picture that a selector finds is when it is dragged out of the window. */
const dragged = (page: Page, selector: string) =>
  page.evaluate((selector) => {
    const data = new DataTransfer();
    const event = new DragEvent("dragstart", { bubbles: true, cancelable: true, dataTransfer: data });
    document.querySelector(selector)?.dispatchEvent(event);
    return [data.getData("DownloadURL"), data.getData("text/uri-list")];
  }, selector);

test("a picture is copied as PNG, and its link", async ({ mediaScreen, library, page, context, audit }) => {
  await context.grantPermissions(CLIPBOARD);
  const [frog] = await library.add(LATER.frog);
  await mediaScreen.open(frog!.image_id);
  const told = page.getByRole("status").filter({ hasText: "Copied." });

  await page.getByRole("button", { name: "Copy picture" }).click();
  await expect(told).toBeVisible();
  expect(await copied(page)).toEqual({ types: ["image/png"], width: 192, height: 192 });
  await audit.passes();
  await audit.fits();

  await page.getByRole("button", { name: "Copy link" }).click();
  await expect(told).toBeVisible();
  await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toBe(page.url());
});

test("a picture of another kind becomes a PNG", async ({ mediaScreen, library, page, context }) => {
  await context.grantPermissions(CLIPBOARD);
  const [drawn] = await library.add(bitmap(7));
  await mediaScreen.open(drawn!.image_id);
  await expect(mediaScreen.fact("Kind")).toHaveText("image/bmp");

  await page.getByRole("button", { name: "Copy picture" }).click();

  await expect(page.getByRole("status").filter({ hasText: "Copied." })).toBeVisible();
  expect(await copied(page)).toEqual({ types: ["image/png"], width: 64, height: 64 });
});

test("what is not copied is told", async ({ mediaScreen, library, page, context, complaints }) => {
  complaints.expect(/status of 404/);
  await context.grantPermissions(CLIPBOARD);
  await page.route("**/images/*", (route) => route.fulfill({ status: 404, body: "" }));
  await mediaScreen.open(library.idOf("scene-001.png"));

  await page.getByRole("button", { name: "Copy picture" }).click();

  await expect(page.getByText("It was not copied.")).toBeVisible();
});

test("a picture is shared as a file", async ({ mediaScreen, library, page }) => {
  await page.addInitScript(() => {
    const shared: string[] = [];
    const share = async ({ files }: ShareData) => {
      for (const file of files ?? []) shared.push(`${file.name} ${file.type} ${file.size}`);
    };
    const canShare = ({ files }: ShareData) => files?.length === 1;
    Object.defineProperties(navigator, { share: { value: share }, canShare: { value: canShare } });
    Object.assign(window, { shared });
  });
  await mediaScreen.open(library.idOf("scene-001.png"));

  await page.getByRole("button", { name: "Share" }).click();

  await expect(page.getByRole("status").filter({ hasText: "Shared." })).toBeVisible();
  const shared = await page.evaluate(() => (window as unknown as { shared: string[] }).shared);
  expect(shared).toEqual([expect.stringMatching(/^scene-001\.png image\/png [1-9]\d*$/)]);
});

test("nothing is offered that the browser cannot do", async ({ mediaScreen, library, page }) => {
  await page.addInitScript(() => {
    Object.defineProperties(navigator, { share: { value: undefined }, canShare: { value: undefined } });
  });
  await mediaScreen.open(library.idOf("scene-001.png"));

  await expect(page.getByRole("button", { name: "Copy picture" })).toBeVisible();
  await expect(page.getByRole("button", { name: "Share" })).toHaveCount(0);
});

test("a picture that is dragged out becomes its original", async ({ galleryScreen, mediaScreen, library, page }) => {
  const address = new URL(`/images/${library.idOf("scene-059.png")}`, library.url).href;
  const expected = [`application/octet-stream:scene-059.png:${address}`, address];
  await galleryScreen.open();
  expect(await dragged(page, 'main .tile img[alt="scene-059.png"]')).toEqual(expected);

  await mediaScreen.open(library.idOf("scene-059.png"));
  await expect(page.getByRole("button", { name: "Copy picture" })).toBeVisible();
  expect(await dragged(page, "main figure a")).toEqual(expected);
  expect(await dragged(page, "main h1")).toEqual(["", ""]);
});
