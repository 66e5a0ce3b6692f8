import { type Browser, chromium } from "@playwright/test";

/** Where tools other than Playwright reach the browser. */
export const PORT = 9333;

/** Chromium from the system where CHROMIUM names one. */
export function browser(): Promise<Browser> {
  const executable = process.env["CHROMIUM"] ? { executablePath: process.env["CHROMIUM"] } : {};
  const args = ["--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu", `--remote-debugging-port=${PORT}`];
  return chromium.launch({ ...executable, args });
}
