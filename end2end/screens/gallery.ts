import type { Locator, Page } from "@playwright/test";

import { Tiles } from "./tiles.ts";

/** All pictures, newest first. */
export class GalleryScreen {
  readonly tiles: Tiles;
  readonly older: Locator;
  readonly newer: Locator;
  /** The names of the months. */
  readonly months: Locator;
  /** What can be done with pictures that are selected. */
  readonly bar: Locator;

  constructor(
    private readonly page: Page,
    private readonly javaScript: boolean,
  ) {
    this.tiles = new Tiles(page);
    this.older = page.getByRole("link", { name: "Older pictures" });
    this.months = page.getByRole("main").getByRole("heading", { level: 2 });
    this.bar = page.getByRole("form", { name: "Selected pictures" });
    this.newer = page.getByRole("link", { name: "Newer pictures" });
  }

  async open(page = 1): Promise<void> {
    await this.page.goto(page === 1 ? "/gallery" : `/gallery?page=${page}`);
    if (this.javaScript) await this.page.getByRole("button", { name: /^Go to/ }).waitFor({ state: "attached" });
  }

  /** Selects pictures by their boxes. */
  async select(...names: string[]): Promise<void> {
    for (const name of names) await this.page.getByRole("checkbox", { name: `Select ${name}` }).check();
  }
}
