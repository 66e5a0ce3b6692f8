import type { Locator, Page } from "@playwright/test";

import { Tiles } from "./tiles.ts";

/** All pictures, newest first. */
export class GalleryScreen {
  readonly tiles: Tiles;
  readonly older: Locator;
  readonly newer: Locator;

  constructor(private readonly page: Page) {
    this.tiles = new Tiles(page);
    this.older = page.getByRole("link", { name: "Older pictures" });
    this.newer = page.getByRole("link", { name: "Newer pictures" });
  }

  async open(page = 1): Promise<void> {
    await this.page.goto(page === 1 ? "/gallery" : `/gallery?page=${page}`);
  }
}
