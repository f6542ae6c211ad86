import { Backoff } from "./backoff";

/** Where connections get their password. */
export interface Credentials {
  password(): Promise<string>;
  /** The database refused this password: look for another one. */
  rejected(password: string): Promise<void>;
  /** The database took the password that there is. */
  accepted(): void;
}

export const fixedPassword = (password: string): Credentials => ({
  password: async () => password,
  rejected: async () => {},
  accepted: () => {},
});

/**
 * The values that a secret has around a rotation, in the order in which they are likely to be right.
 * The database takes the pending one between the second and the last step of a rotation as RDS does
 * it, and the previous one where the secret is changed first.
 */
const stages = ["AWSCURRENT", "AWSPENDING", "AWSPREVIOUS"] as const;

export type SecretStage = (typeof stages)[number];

/** Reads the password in a secret; nothing when the secret has no value of that stage. */
export type ReadPassword = (stage: SecretStage) => Promise<string | undefined>;

/**
 * A password that may change at any time. It is read once and kept; when the database refuses it,
 * the secret's values are read again, and the first that was not refused is kept. When all were, it
 * begins anew, after a pause that grows: a secret that stays wrong must not be read without end.
 */
export class RotatingPassword implements Credentials {
  #kept: Promise<string> | undefined;
  #search: Promise<void> | undefined;
  readonly #refused = new Set<string>();
  readonly #backoff = new Backoff();

  constructor(private readonly read: ReadPassword) {}

  password(): Promise<string> {
    this.#kept ??= this.#first().catch((error: unknown) => {
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

  accepted(): void {
    this.#refused.clear();
    this.#backoff.reset();
  }

  async #first(): Promise<string> {
    const password = await this.#value("AWSCURRENT");
    if (password === undefined) throw new Error("the secret of the database has no value yet");
    return password;
  }

  async #replace(refused: string): Promise<void> {
    if ((await this.password()) !== refused) return;
    this.#refused.add(refused);
    for (const stage of stages) {
      const password = await this.#value(stage);
      if (password === undefined || this.#refused.has(password)) continue;
      this.#kept = Promise.resolve(password);
      return;
    }
    this.#refused.clear();
    this.#kept = undefined;
    await this.#backoff.pause();
  }

  async #value(stage: SecretStage): Promise<string | undefined> {
    try {
      return await this.read(stage);
    } catch (error) {
      // Whoever is refused comes again at once, and would be refused for coming too often.
      await this.#backoff.pause();
      throw error;
    }
  }
}
