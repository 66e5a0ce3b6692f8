import { defineConfig, devices } from "@playwright/test";

/** Specs that need WebAssembly; all others must pass without JavaScript too. */
const HYDRATE = /\.hydrate\.spec\.ts$/;

/** Specs that compare what pages look like. */
const VISUAL = /\.visual\.spec\.ts$/;

/** The one that takes the pictures of the README and of the manifest, each at a size of its own. */
const PICTURES = /screenshots\.visual\.spec\.ts$/;

const desktop = { ...devices["Desktop Chrome"], viewport: { width: 1280, height: 800 } };
const phone = devices["Pixel 7"];

/** Chromium from the system where CHROMIUM names one, else the one that `playwright install` brought. */
const executable = process.env["CHROMIUM"] ? { executablePath: process.env["CHROMIUM"] } : {};

export default defineConfig({
  testDir: "tests",
  outputDir: "test-results",
  fullyParallel: true,
  forbidOnly: true,
  workers: 2,
  timeout: 60_000,
  snapshotPathTemplate: "baselines/{projectName}/{arg}{ext}",
  expect: { timeout: 10_000, toHaveScreenshot: { animations: "disabled", caret: "hide", maxDiffPixelRatio: 0.02 } },
  reporter: [["list"], ["html", { open: "never", outputFolder: "playwright-report" }]],
  use: {
    locale: "en-GB",
    timezoneId: "UTC",
    screenshot: "only-on-failure",
    // What a worker answers tests cannot change; the tests of the worker itself let it in.
    serviceWorkers: "block",
    launchOptions: {
      ...executable,
      args: [
        // Containers have no user namespaces and a small /dev/shm, and tests need no GPU.
        "--no-sandbox",
        "--disable-dev-shm-usage",
        "--disable-gpu",
        // The browser asks nobody but the server under test.
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--no-first-run",
        "--no-pings",
      ],
    },
  },
  projects: [
    { name: "desktop", use: desktop, testIgnore: PICTURES },
    { name: "phone", use: phone, testIgnore: PICTURES },
    {
      name: "desktop-without-javascript",
      use: { ...desktop, javaScriptEnabled: false },
      testIgnore: [HYDRATE, VISUAL],
    },
    { name: "phone-without-javascript", use: { ...phone, javaScriptEnabled: false }, testIgnore: [HYDRATE, VISUAL] },
    { name: "pictures", testMatch: PICTURES, snapshotPathTemplate: "../public/screenshots/{arg}{ext}" },
  ],
});
