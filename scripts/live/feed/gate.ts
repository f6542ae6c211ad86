/** Something that can be closed for a while, before which others wait. */
export class Gate {
  private open: Promise<void> = Promise.resolve();
  private release: (() => void) | undefined;

  opened(): Promise<void> {
    return this.open;
  }

  close(closed: boolean): void {
    if (closed === (this.release !== undefined)) return;
    if (closed) {
      this.open = new Promise((resolve) => {
        this.release = resolve;
      });
    } else {
      this.release?.();
      this.release = undefined;
    }
  }
}
