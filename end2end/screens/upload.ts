import type { Locator, Page } from "@playwright/test";

import type { Picture } from "../fixtures/pictures.ts";

/** The page to put pictures in. */
export class UploadScreen {
  /** The files of this visit. */
  readonly queue: Locator;

  constructor(
    private readonly page: Page,
    private readonly javaScript: boolean,
  ) {
    this.queue = page.getByRole("region", { name: "This visit" });
  }

  async open(): Promise<void> {
    await this.page.goto("/upload");
    if (this.javaScript) await this.page.getByRole("button", { name: "Choose files" }).waitFor();
  }

  /** Uploads files, as a queue where the page is alive and by the plain form where it is not. */
  async add(...pictures: Picture[]): Promise<void> {
    if (this.javaScript) {
      const chooser = this.page.waitForEvent("filechooser");
      await this.page.getByRole("button", { name: "Choose files" }).click();
      await (await chooser).setFiles(pictures);
    } else {
      await this.page.getByLabel("Choose pictures").setInputFiles(pictures);
      await this.page.getByRole("button", { name: "Upload" }).click();
    }
  }

  /** The sentence that tells how the upload ended. */
  outcome(sentence: string | RegExp): Locator {
    return this.page.getByRole("main").getByText(sentence).filter({ visible: true }).first();
  }

  /** The row of a file in the queue. */
  row(name: string): Locator {
    return this.page.getByRole("listitem").filter({ hasText: name });
  }
}
