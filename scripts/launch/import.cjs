/**
 * Imports an ES module by its name. Programs of this repository cannot do it themselves: a script that V8 has from
 * its cache has lost what `import()` asks Node with ("A dynamic import callback was not specified", Node 20). This file is
 * loaded by Node as it is.
 * @param {string} name
 * @returns {Promise<unknown>}
 */
module.exports = (name) => import(name);
