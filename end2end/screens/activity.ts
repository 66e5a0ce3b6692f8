import type { Locator, Page } from "@playwright/test";

/** What the indexer is doing. */
export class ActivityScreen {
  readonly summary: Locator;

  constructor(private readonly page: Page) {
    this.summary = page.getByRole("region", { name: "Indexing" });
  }

  async open(): Promise<void> {
    await this.page.goto("/activity");
  }
}
