/** The role that reads and writes rows and nothing more; migrations create it, as the owner. */
export const APPLICATION_USER = "application";
