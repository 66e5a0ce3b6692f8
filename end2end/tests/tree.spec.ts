import { LATER } from "../fixtures/pictures.ts";
import { expect, test } from "../fixtures/test.ts";

test("what surrounds every page", async ({ page, activityScreen }) => {
  await activityScreen.open();

  await expect(page.locator("body")).toMatchAriaSnapshot(`
    - link "Skip to the content"
    - banner:
      - link "Media Search"
      - navigation "Main":
        - list:
          - listitem:
            - link "Search"
          - listitem:
            - link "Gallery"
          - listitem:
            - link "Upload"
          - listitem:
            - link "Activity"
    - main:
      - heading "Activity" [level=1]
    - contentinfo:
      - navigation "More":
        - link "Score lab"
        - link "Models"
        - link "Trash"
      - form "Theme":
        - button "As the system" [pressed]
        - button "Light"
        - button "Dark"
  `);
});

test("the start", async ({ page, searchScreen }) => {
  await searchScreen.open();

  await expect(page.getByRole("main")).toMatchAriaSnapshot(`
    - heading "Find a picture" [level=1]
    - search:
      - combobox "Describe it in a few words"
      - button "Search"
      - checkbox "Look in descriptions too"
      - group: Filters
    - button "Or show a picture like it"
    - region "Newest pictures":
      - heading "Newest pictures" [level=2]
      - link "All pictures"
      - list:
        - listitem:
          - link "scene-059.png":
            - img "scene-059.png"
          - paragraph: scene-059.png
          - link "Similar to scene-059.png"
        - listitem
  `);
});

test("an answer", async ({ page, searchScreen }) => {
  await searchScreen.open("/?q=a%20guitar%20on%20a%20stage");
  await searchScreen.tiles.first.getByText("Why?").click();

  await expect(page.getByRole("main")).toMatchAriaSnapshot(`
    - search:
      - combobox "Describe it in a few words": a guitar on a stage
    - heading "“a guitar on a stage”" [level=2]
    - paragraph:
      - text: /\\d+ pictures? · \\d+ ms ·/
      - link "How the scores come about"
    - navigation "Confidence":
      - link "model"
      - link "temperature"
    - navigation "Order":
      - link "Best"
      - link "Newest"
      - link "Oldest"
    - list:
      - listitem:
        - link "scene-001.png":
          - img "scene-001.png"
        - paragraph: scene-001.png
        - paragraph: /similarity 0\\.\\d+/
        - progressbar /confidence/
        - group:
          - text: Why? scene-001.png
          - paragraph: /whole picture/
        - link "Similar to scene-001.png"
      - listitem:
        - heading "Also, less sure" [level=3]
        - paragraph: /By chance a picture scores/
  `);
});

test("the gallery", async ({ page, galleryScreen }) => {
  await galleryScreen.open();
  await galleryScreen.select("scene-059.png");

  await expect(page.getByRole("main")).toMatchAriaSnapshot(`
    - heading "Gallery" [level=1]
    - paragraph: 60 pictures
    - group: Months
    - region /20\\d\\d/:
      - heading /^[A-Z][a-z]+ 20\\d\\d$/ [level=2]
      - list:
        - listitem:
          - link "scene-059.png":
            - img "scene-059.png"
          - checkbox "Select scene-059.png" [checked]
          - paragraph: scene-059.png
        - listitem:
          - checkbox "Select scene-058.png"
    - form "Selected pictures":
      - status
      - textbox "Tags to add, separated by commas"
      - button "Add tags"
      - button "Download"
      - button "Describe"
      - button "Delete"
  `);
});

test("a picture", async ({ page, mediaScreen, library }) => {
  await mediaScreen.open(library.idOf("scene-030.png"));

  await expect(page.getByRole("main")).toMatchAriaSnapshot(`
    - navigation "By time":
      - link "Newer"
      - link "All pictures"
      - link "Older"
    - heading "scene-030.png" [level=1]
    - figure:
      - link "scene-030.png":
        - img "scene-030.png"
      - link "The original, byte for byte"
    - region "Tags and description":
      - heading "Tags and description" [level=2]
      - group: Edit
    - region "Descriptions":
      - heading "Descriptions" [level=2]
      - paragraph: No model has described this picture yet.
      - button "Describe"
      - button "Describe in detail"
    - region "Facts":
      - heading "Facts" [level=2]
      - term: File name
      - definition: scene-030.png
      - term: Kind
      - definition: image/png
      - term: Uploaded
      - definition: /20\\d\\d/
      - heading "Colours" [level=3]
      - list:
        - listitem: /#[0-9a-f]{6} \\d+ %/
    - link "Find similar"
    - region "Similar pictures":
      - heading "Similar pictures" [level=2]
      - list:
        - listitem:
          - link /scene-\\d+\\.png/:
            - img
          - paragraph: /\\d+ % alike/
  `);
});

test("the page to add pictures", async ({ page, uploadScreen, javaScriptEnabled }) => {
  await uploadScreen.open();

  await expect(page.getByRole("main")).toMatchAriaSnapshot(
    javaScriptEnabled
      ? `
    - heading "Add pictures" [level=1]
    - button "Choose files"
    - button "Choose a folder"
  `
      : `
    - heading "Add pictures" [level=1]
    - button "Choose pictures"
    - button "Upload"
  `,
  );
});

test("what the indexer is doing", async ({ page, activityScreen }) => {
  await activityScreen.open();

  await expect(page.getByRole("main")).toMatchAriaSnapshot(`
    - heading "Activity" [level=1]
    - region "Indexing":
      - heading "Indexing" [level=2]
      - paragraph: "All is done: 60 pictures can be found."
      - progressbar "Pictures that can be found"
      - term: Can be found
      - definition: "60"
      - term: Waiting
      - definition: "0"
      - figure /indexed in the last 30 minutes/
    - region "Descriptions":
      - heading "Descriptions" [level=2]
      - paragraph: "Described: 0 of 60 pictures."
      - progressbar "Pictures with a description"
      - term: Waiting
    - region "Failures":
      - heading "Failures" [level=2]
      - paragraph: There are none
    - region "Model":
      - heading "Model" [level=2]
      - term: Name
      - definition: pixel-siglip-tiny
      - paragraph:
        - link "Choose another model"
  `);
});

test("the trash", async ({ page, library }) => {
  const added = await library.add(LATER.frog);
  await library.trash(...added.map(({ image_id }) => image_id));
  await page.goto("/trash");

  await expect(page.getByRole("main")).toMatchAriaSnapshot(`
    - heading "Trash" [level=1]
    - paragraph: 1 picture
    - button "Restore the selected"
    - group: Delete for good
    - list:
      - listitem:
        - img "scene-060.png"
        - checkbox "Select scene-060.png"
        - paragraph: scene-060.png
  `);
});
