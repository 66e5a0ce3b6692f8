import type { Locator, Page } from "@playwright/test";

import type { Picture } from "../fixtures/pictures.ts";
import { Tiles } from "./tiles.ts";

/** The page to find pictures. */
export class SearchScreen {
  readonly tiles: Tiles;
  readonly words: Locator;
  /** Whether descriptions are looked in. */
  readonly deep: Locator;
  /** What was asked for, as the page repeats it. */
  readonly question: Locator;
  /** Searches to go back to. */
  readonly saved: Locator;
  readonly lately: Locator;
  private readonly picture: Locator;

  constructor(
    private readonly page: Page,
    private readonly javaScript: boolean,
  ) {
    this.tiles = new Tiles(page);
    this.words = page.getByRole("combobox", { name: "Describe it in a few words" });
    this.deep = page.getByRole("checkbox", { name: "Look in descriptions too" });
    this.question = page.getByRole("heading", { level: 2 }).first();
    this.saved = page.getByRole("region", { name: "Saved searches" });
    this.lately = page.getByRole("region", { name: "Lately searched" });
    this.picture = page.getByLabel("Or show a picture like it");
  }

  async open(address = "/"): Promise<void> {
    await this.page.goto(address);
  }

  /** Searches by words. */
  async findWords(words: string): Promise<void> {
    await this.words.fill(words);
    await this.page.getByRole("button", { name: "Search", exact: true }).click();
    await this.page.waitForURL((address) => address.searchParams.get("q") === words);
  }

  /** Opens the controls beside the words. */
  async openFilters(): Promise<void> {
    await this.page.getByText("Filters", { exact: true }).click();
  }

  /** Searches by what the form holds. */
  async submit(): Promise<void> {
    await this.page.getByRole("button", { name: "Search", exact: true }).click();
  }

  /** Searches by a picture; once the page is alive, choosing it is all there is to do. */
  async findPicture(picture: Picture): Promise<void> {
    if (this.javaScript) await this.alive();
    await this.picture.setInputFiles(picture);
    if (!this.javaScript) await this.page.getByRole("button", { name: "Search by it" }).click();
  }

  /** Waits until the browser has taken over from the server. */
  async alive(): Promise<void> {
    await this.page.getByText("A picture can also be pasted").waitFor();
  }
}
