const NEAR_PIXELS = 32;

/**
 * Keeps the newest line in view until the reader scrolls back, and again once the reader is at the end. `changed` hears whether
 * the end is followed.
 */
export class Follow {
  private follows = true;
  private lastTop = 0;
  private pending = false;
  private readonly observer: ResizeObserver;

  constructor(
    private readonly scroller: HTMLElement,
    private readonly changed: (follows: boolean) => void,
  ) {
    scroller.addEventListener("scroll", this.scrolled, { passive: true });
    this.observer = new ResizeObserver(() => this.settle());
    this.observer.observe(scroller);
  }

  get following(): boolean {
    return this.follows;
  }

  /** Call after the content changed; a replay of thousands of lines is laid out once, with the next picture. */
  settle(): void {
    if (!this.follows || this.pending) return;
    this.pending = true;
    requestAnimationFrame(() => {
      this.pending = false;
      if (this.follows) this.toEnd();
    });
  }

  jump(): void {
    this.set(true);
    this.toEnd();
  }

  close(): void {
    this.observer.disconnect();
    this.scroller.removeEventListener("scroll", this.scrolled);
  }

  private toEnd(): void {
    this.scroller.scrollTop = this.scroller.scrollHeight;
    this.lastTop = this.scroller.scrollTop;
  }

  private readonly scrolled = (): void => {
    const { scrollTop, scrollHeight, clientHeight } = this.scroller;
    const atEnd = scrollHeight - scrollTop - clientHeight <= NEAR_PIXELS;
    // content that shrinks or grows moves the place too; only going up is the reader's wish to look back
    if (atEnd) this.set(true);
    else if (scrollTop < this.lastTop) this.set(false);
    this.lastTop = scrollTop;
  };

  private set(follows: boolean): void {
    if (this.follows === follows) return;
    this.follows = follows;
    this.changed(follows);
  }
}
