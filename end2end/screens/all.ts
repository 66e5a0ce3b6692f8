import type { Locator, Page } from "@playwright/test";

import type { Library } from "../fixtures/library.ts";
import { LATER, renamed } from "../fixtures/pictures.ts";

/** A name that no line has room for. */
const LONG_NAME = "a-picture-with-a-name-that-is-much-longer-than-the-line-that-it-stands-in-has-room-for.png";

/** A page in a state that is worth looking at, for what holds of all pages. */
export interface Screen {
  readonly name: string;
  /** Puts into the library what it shows, and answers its address. */
  prepare(library: Library): Promise<string>;
  /** What is there once it is complete. */
  ready(page: Page): Locator;
}

const heading = (page: Page) => page.getByRole("heading", { level: 1 });
const firstPicture = (page: Page) => page.getByRole("main").getByRole("img").first();

/** Every page that there is. */
export const SCREENS: readonly Screen[] = [
  { name: "start", prepare: async () => "/", ready: heading },
  { name: "answer", prepare: async () => "/?q=a%20guitar%20on%20a%20stage", ready: firstPicture },
  {
    name: "gallery",
    prepare: async (library) => {
      await library.add(renamed(LATER.frog, LONG_NAME));
      return "/gallery";
    },
    ready: firstPicture,
  },
  {
    name: "media",
    prepare: async (library) => {
      const [picture] = await library.add(renamed(LATER.frog, LONG_NAME));
      return `/media/${picture?.image_id}`;
    },
    ready: (page) => page.getByRole("heading", { name: "Similar pictures" }),
  },
  { name: "upload", prepare: async () => "/upload", ready: heading },
  { name: "activity", prepare: async () => "/activity", ready: heading },
  { name: "lab", prepare: async () => "/lab?q=a%20guitar", ready: firstPicture },
  { name: "settings", prepare: async () => "/settings", ready: heading },
  { name: "models", prepare: async () => "/models", ready: heading },
  {
    name: "trash",
    prepare: async (library) => {
      const added = await library.add(LATER.frog, renamed(LATER.apple, LONG_NAME));
      await library.trash(...added.map(({ image_id }) => image_id));
      return "/trash";
    },
    ready: firstPicture,
  },
  { name: "nowhere", prepare: async () => "/no/such/page", ready: heading },
];

/** Opens a page and waits until it is complete, and alive where it can be. */
export async function openScreen(page: Page, screen: Screen, library: Library, javaScript: boolean): Promise<void> {
  const address = await screen.prepare(library);
  await library.settled();
  await page.goto(address);
  await screen.ready(page).waitFor();
  if (javaScript) await page.getByRole("button", { name: /^Go to/ }).waitFor({ state: "attached" });
}
