/**
 * Days that a deleted secret can be restored. Its name stays taken for so long, so a disposable
 * environment that is destroyed and made again must not wait: there, 0.
 */
export const recoveryWindowDays = (durable: boolean): number => (durable ? 30 : 0);
