import type { Locator, Page } from "@playwright/test";

/** What is set, and what there is. */
export class SettingsScreen {
  /** The choice of a theme that is on the page itself. */
  readonly colours: Locator;
  readonly library: Locator;
  readonly model: Locator;
  readonly about: Locator;
  private readonly server: Locator;

  constructor(private readonly page: Page) {
    this.colours = page.getByRole("form", { name: "Colours" });
    this.library = page.getByRole("region", { name: "Library" });
    this.model = page.getByRole("region", { name: "Search" });
    this.about = page.getByRole("region", { name: "About" });
    this.server = page.getByRole("region", { name: "This server" });
  }

  async open(): Promise<void> {
    await this.page.goto("/settings");
  }

  /** The row of a setting. */
  setting(name: string): Locator {
    return this.server.getByRole("row").filter({ has: this.page.getByRole("rowheader", { name, exact: true }) });
  }
}
