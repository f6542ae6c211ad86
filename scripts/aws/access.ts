/**
 * How AWS is reached: nothing but environment variables, as the AWS CLI has them. The same ones
 * point everything at an emulator (`AWS_ENDPOINT_URL`).
 */
export interface Access {
  /** The whole environment of what calls AWS, Terraform included. */
  readonly environment: NodeJS.ProcessEnv;
  /** Of an emulator; undefined for AWS itself. */
  readonly endpoint: string | undefined;
  /** Milliseconds after which a request without an answer is ended, as one that failed. @default it waits without end */
  readonly requestTimeout?: number;
}

/** As the caller's own environment says. */
export function accessOf(environment: NodeJS.ProcessEnv = process.env): Access {
  return { environment, endpoint: environment.AWS_ENDPOINT_URL || undefined };
}
