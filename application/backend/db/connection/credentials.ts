/** Where connections get their password. */
export interface Credentials {
  password(): Promise<string>;
  /** The database refused this password: look for another one. */
  rejected(password: string): Promise<void>;
}

export const fixedPassword = (password: string): Credentials => ({
  password: async () => password,
  rejected: async () => {},
});

/**
 * The two values a secret has around a rotation. Which of them the database takes depends on
 * whether the secret or the role is changed first.
 */
export type SecretStage = "AWSCURRENT" | "AWSPREVIOUS";

/** Reads the password in a secret; nothing when the secret has no value of that stage. */
export type ReadPassword = (stage: SecretStage) => Promise<string | undefined>;

/**
 * A password that may change at any time. It is read once and kept; when the database refuses it,
 * the current value is read again, and if that is the one refused, the previous.
 */
export class RotatingPassword implements Credentials {
  #kept: Promise<string> | undefined;
  #search: Promise<void> | undefined;

  constructor(private readonly read: ReadPassword) {}

  password(): Promise<string> {
    this.#kept ??= this.#current().catch((error: unknown) => {
      this.#kept = undefined;
      throw error;
    });
    return this.#kept;
  }

  /** Many connections are refused at once: one of them looks, the others wait for it. */
  rejected(password: string): Promise<void> {
    this.#search ??= this.#replace(password).finally(() => {
      this.#search = undefined;
    });
    return this.#search;
  }

  async #replace(refused: string): Promise<void> {
    if ((await this.password()) !== refused) return;
    const current = await this.#current();
    const next = current === refused ? await this.read("AWSPREVIOUS") : current;
    this.#kept = Promise.resolve(next ?? current);
  }

  async #current(): Promise<string> {
    const password = await this.read("AWSCURRENT");
    if (password === undefined) throw new Error("the secret of the database has no value yet");
    return password;
  }
}
