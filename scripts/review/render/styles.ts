/** The look of the report, light and dark; it prints as well. */
export const STYLES = `
:root { color-scheme: light dark; --line: #d0d7de; --deny: #cf222e; --warn: #9a6700; --note: #57606a; --allow: #1a7f37; --soft: #f6f8fa; }
@media (prefers-color-scheme: dark) { :root { --line: #3d444d; --deny: #ff7b72; --warn: #d29922; --note: #9198a1; --allow: #3fb950; --soft: #161b22; } .graph { background: #fff; } }
body { font: 15px/1.5 system-ui, sans-serif; margin: 0; }
main { max-width: 70rem; margin: 0 auto; padding: 1.5rem; }
h1 { font-size: 1.5rem; } h2 { font-size: 1.2rem; margin: 2rem 0 .5rem; }
h3 { font-size: 1rem; font-weight: 500; margin: 0 0 .4rem; overflow-wrap: anywhere; }
table { border-collapse: collapse; width: 100%; } th, td { text-align: left; padding: .35rem .7rem; border: 1px solid var(--line); }
code, pre { font: 13px/1.5 ui-monospace, monospace; background: var(--soft); overflow-wrap: anywhere; }
pre { padding: .7rem; overflow: auto; }
article { border: 1px solid var(--line); border-left: 4px solid var(--note); padding: .7rem 1rem; margin: .6rem 0; border-radius: 4px; }
article.deny { border-left-color: var(--deny); } article.warn { border-left-color: var(--warn); } article.allow { border-left-color: var(--allow); }
article ul, article p { margin: .3rem 0; }
.level { font-weight: 700; } .deny .level { color: var(--deny); } .warn .level { color: var(--warn); } .allow .level { color: var(--allow); } .note .level { color: var(--note); }
.graph { overflow: auto; border: 1px solid var(--line); padding: .5rem; } .graph svg { max-width: 100%; height: auto; }
.key .new { color: #1a7f37; font-weight: 700; } .key .gone { color: #cf222e; font-weight: 700; }
summary { cursor: pointer; padding: .2rem 0; }
`;
