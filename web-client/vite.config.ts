import { defineConfig } from "vitest/config";

export default defineConfig({
  build: {
    target: "es2022",
    // nothing inline: the server's content policy allows files of its own origin only
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 200,
  },
  worker: { format: "es" },
  server: {
    proxy: { "/api": { target: process.env["INTERPRETER_URL"] ?? "http://127.0.0.1:8080", ws: true } },
  },
  test: { include: ["src/**/*.test.ts"], environment: "node" },
});
