import { type Locator, type Page, expect } from "@playwright/test";

import { Tiles } from "./tiles.ts";

/** One picture. */
export class MediaScreen {
  readonly name: Locator;
  readonly similar: Tiles;
  readonly picture: Locator;
  /** What models say about it. */
  readonly descriptions: Locator;

  constructor(
    private readonly page: Page,
    private readonly javaScript: boolean,
  ) {
    this.name = page.getByRole("heading", { level: 1 });
    this.similar = new Tiles(page);
    this.picture = page.getByRole("figure").getByRole("img");
    this.descriptions = page.getByRole("region", { name: "Descriptions", exact: true });
  }

  async open(id: string): Promise<void> {
    await this.page.goto(`/media/${id}`);
  }

  /** The value of a fact. */
  fact(name: string): Locator {
    const term = this.page.getByRole("term").filter({ hasText: name });
    return this.page.getByRole("main").locator("dl > div").filter({ has: term }).getByRole("definition");
  }

  /** Waits until the page tells something of what models say; without scripts somebody has to load it again. */
  async awaitDescription(text: string | RegExp): Promise<void> {
    if (this.javaScript) return expect(this.descriptions).toContainText(text, { timeout: 30_000 });
    await expect(async () => {
      await this.page.reload();
      await expect(this.descriptions).toContainText(text, { timeout: 500 });
    }).toPass({ timeout: 30_000 });
  }

  /** Moves the picture to the trash; without scripts that is asked for first. */
  async delete(): Promise<void> {
    if (this.javaScript) return this.page.getByRole("button", { name: "Delete", exact: true }).click();
    await this.page.locator("summary", { hasText: "Delete" }).click();
    await this.page.getByRole("button", { name: "Move to the trash" }).click();
  }
}
