import type { Locator, Page } from "@playwright/test";

/** The pictures of a grid. */
export class Tiles {
  /** Every picture, in the order of the page. */
  readonly all: Locator;

  constructor(page: Page) {
    this.all = page.getByRole("main").getByRole("listitem").filter({ has: page.getByRole("img") });
  }

  /** The picture in the first place. */
  get first(): Locator {
    return this.all.first();
  }

  /** The picture of that name. */
  named(name: string): Locator {
    return this.all.filter({ hasText: name });
  }

  /** Opens the page of a picture. */
  async open(name: string): Promise<void> {
    await this.all.getByRole("link", { name, exact: true }).click();
  }
}
