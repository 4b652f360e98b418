/** The browser's storage where it is allowed (frames of other sites often have none), else memory. */
class SafeStorage {
  private readonly memory = new Map<string, string>();

  constructor(private readonly storage: () => Storage) {}

  get(key: string): string | null {
    try {
      return this.storage().getItem(key);
    } catch {
      return this.memory.get(key) ?? null;
    }
  }

  set(key: string, value: string): void {
    try {
      this.storage().setItem(key, value);
    } catch {
      this.memory.set(key, value);
    }
  }

  remove(key: string): void {
    try {
      this.storage().removeItem(key);
    } catch {
      this.memory.delete(key);
    }
  }
}

/** Tokens: for this tab, until it closes. */
export const tabStorage = new SafeStorage(() => window.sessionStorage);

/** Preferences that hold no secret: name, language, size of the letters. */
export const preferences = new SafeStorage(() => window.localStorage);
