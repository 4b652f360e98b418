import { tabStorage } from "../ui/storage";
import type { Session } from "./types";

export type SessionKind = "listener" | "speaker" | "organizer";

/** Remembers who we are while the tab lives, so that a reload goes on where it was. */
export function saveSession(kind: SessionKind, session: Session): void {
  tabStorage.set(key(kind), JSON.stringify(session));
}

export function loadSession(kind: SessionKind, now: number = Date.now()): Session | null {
  try {
    const session = JSON.parse(tabStorage.get(key(kind)) ?? "null") as Session | null;
    if (session === null || typeof session.token !== "string") return null;
    if (session.expires !== undefined && Date.parse(session.expires) <= now) return null;
    return session;
  } catch {
    return null;
  }
}

export function forgetSession(kind: SessionKind): void {
  tabStorage.remove(key(kind));
}

/** When a token ends, as it says itself, unverified; null when it does not say. */
export function expiryOf(token: string): string | null {
  try {
    const claims = (token.split(".")[1] ?? "").replaceAll("-", "+").replaceAll("_", "/");
    const { exp } = JSON.parse(atob(claims)) as { exp?: unknown };
    return typeof exp === "number" ? new Date(exp * 1000).toISOString() : null;
  } catch {
    return null;
  }
}

function key(kind: SessionKind): string {
  return `interpreter.${kind}`;
}
