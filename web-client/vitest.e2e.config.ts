import { defineConfig } from "vitest/config";

const results = process.env["E2E_RESULTS"];

/** Browser tests against the real server: one at a time, for a browser under load drops sound. */
export default defineConfig({
  test: {
    include: ["e2e/**/*.spec.ts"],
    environment: "node",
    fileParallelism: false,
    testTimeout: 120_000,
    hookTimeout: 300_000,
    reporters: results ? ["default", ["junit", { outputFile: results }]] : ["default"],
  },
});
