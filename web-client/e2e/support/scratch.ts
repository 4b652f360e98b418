import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const folders: string[] = [];

/** A new temporary folder; {@link clearScratch} removes it. */
export function scratch(): string {
  const folder = mkdtempSync(join(tmpdir(), "interpreter-e2e-"));
  folders.push(folder);
  return folder;
}

export function clearScratch(): void {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
}
