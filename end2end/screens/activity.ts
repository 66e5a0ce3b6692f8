import type { Locator, Page } from "@playwright/test";

/** What the indexer is doing. */
export class ActivityScreen {
  readonly summary: Locator;
  /** What was indexed in each of the last minutes. */
  readonly throughput: Locator;
  /** How many pictures have descriptions. */
  readonly descriptions: Locator;

  constructor(private readonly page: Page) {
    this.summary = page.getByRole("region", { name: "Indexing" });
    this.descriptions = page.getByRole("region", { name: "Descriptions", exact: true });
    this.throughput = this.summary.getByRole("figure");
  }

  async open(): Promise<void> {
    await this.page.goto("/activity");
  }
}
