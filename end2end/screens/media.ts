import type { Locator, Page } from "@playwright/test";

import { Tiles } from "./tiles.ts";

/** One picture. */
export class MediaScreen {
  readonly name: Locator;
  readonly similar: Tiles;
  readonly picture: Locator;

  constructor(
    private readonly page: Page,
    private readonly javaScript: boolean,
  ) {
    this.name = page.getByRole("heading", { level: 1 });
    this.similar = new Tiles(page);
    this.picture = page.getByRole("figure").getByRole("img");
  }

  async open(id: string): Promise<void> {
    await this.page.goto(`/media/${id}`);
  }

  /** The value of a fact. */
  fact(name: string): Locator {
    const term = this.page.getByRole("term").filter({ hasText: name });
    return this.page.getByRole("main").locator("dl > div").filter({ has: term }).getByRole("definition");
  }

  /** Begins to delete the picture: asks for a confirmation, and no more. */
  async askToDelete(): Promise<void> {
    const ask = this.javaScript
      ? this.page.getByRole("button", { name: "Delete", exact: true })
      : this.page.locator("summary", { hasText: "Delete" });
    await ask.click();
  }

  /** Confirms. */
  async deleteForGood(): Promise<void> {
    await this.page.getByRole("button", { name: "Delete for good" }).click();
  }
}
