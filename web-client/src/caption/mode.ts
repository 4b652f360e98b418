/** How much of a growing caption is shown: all of it, without the end that is least sure, or only what will not change. */
export type Mode = "fast" | "balanced" | "stable";

export const MODES: readonly Mode[] = ["fast", "balanced", "stable"];

/** The mode that a preference or an address names; the server's default where it names none. */
export function modeOf(name: string | null): Mode {
  return MODES.find((mode) => mode === name) ?? "balanced";
}
