/** For the default of a switch that has every case: does not compile where one is missing. */
export const exhaustive = (value: never): never => {
  throw new Error(`nobody foresaw ${JSON.stringify(value)}`);
};
