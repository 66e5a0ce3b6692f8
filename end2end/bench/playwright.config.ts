import { defineConfig } from "@playwright/test";

/** Measurements, which nobody fails by being slow: `make bench-page`. */
export default defineConfig({
  testDir: ".",
  testMatch: "*.bench.ts",
  outputDir: "../test-results",
  workers: 1,
  timeout: 900_000,
  reporter: "line",
});
