/** The page an address names. */
export type Route =
  { page: "home" | "join" | "organizer" | "speaker" } | { page: "embed"; meeting: string } | { page: "unknown" };

export function routeOf(pathname: string): Route {
  const [first = "", second = "", ...more] = pathname.split("/").filter((part) => part !== "");
  if (more.length > 0) return { page: "unknown" };
  if (first === "embed" && second !== "") return { page: "embed", meeting: decode(second) };
  if (second !== "") return { page: "unknown" };
  if (first === "") return { page: "home" };
  return first === "join" || first === "organizer" || first === "speaker" ? { page: first } : { page: "unknown" };
}

/** What stands behind the `#`: secrets and wishes that no server sees in a request line. */
export interface Fragment {
  secret: string | null;
  code: string | null;
  token: string | null;
  role: string | null;
  language: string | null;
  mode: string | null;
}

export function parseFragment(hash: string): Fragment {
  const values = new URLSearchParams(hash.replace(/^#/, ""));
  const value = (name: string): string | null => values.get(name)?.trim() || null;
  const code = value("code");
  return {
    secret: value("secret"),
    code: code === null ? null : joinCode(code),
    token: value("token"),
    role: value("role"),
    language: value("language"),
    mode: value("mode"),
  };
}

/** A join code as people type it ("k7q m2p") in the form in which it is printed ("K7Q-M2P"). */
export function joinCode(typed: string): string {
  const letters = typed.toUpperCase().replace(/[^A-Z0-9]/g, "");
  return letters.length === 6 ? `${letters.slice(0, 3)}-${letters.slice(3)}` : typed.trim().toUpperCase();
}

/** Takes the secret out of the address bar and of the history, where the next user of the machine would find it. */
export function clearFragment(): void {
  history.replaceState(null, "", location.pathname);
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
