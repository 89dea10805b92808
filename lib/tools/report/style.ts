/** The report's style sheet: one light design, readable on a phone, on a projector and on paper. */
export const reportStyle = `
:root { --ink: #1f2933; --soft: #52606d; --line: #d9e2ec; --paper: #ffffff; --wash: #f5f7fa;
  --blue: #005b94; --green: #00664b; --red: #a13c00; }
* { box-sizing: border-box; }
html { scroll-behavior: smooth; scroll-padding-top: 1rem; }
body { margin: 0; background: var(--wash); color: var(--ink);
  font: 17px/1.6 system-ui, "Segoe UI", Helvetica, Arial, sans-serif; }
a { color: var(--blue); }
a:focus-visible, summary:focus-visible { outline: 3px solid #56b4e9; outline-offset: 2px; }
.page { display: grid; grid-template-columns: 14rem minmax(0, 1fr); max-width: 92rem; margin: 0 auto; }
nav { position: sticky; top: 0; align-self: start; max-height: 100vh; overflow: auto; padding: 2rem 1rem 2rem 1.5rem;
  font-size: 0.85rem; line-height: 1.4; }
nav ul { list-style: none; margin: 0; padding: 0; }
nav li { margin: 0.3rem 0; }
nav ul ul { padding-left: 0.9rem; border-left: 2px solid var(--line); margin: 0.2rem 0 0.9rem; }
nav a { text-decoration: none; color: var(--soft); }
nav > ul > li > a { font-weight: 600; color: var(--ink); }
nav a:hover { text-decoration: underline; }
main { min-width: 0; padding: 0 1.5rem 4rem; }
header { padding: 2.5rem 0 0.5rem; }
h1 { font-size: 2.3rem; line-height: 1.15; margin: 0; letter-spacing: -0.02em; }
header p { margin: 0.6rem 0 0; color: var(--soft); font-size: 1.05rem; max-width: 46rem; }
section { background: var(--paper); border: 1px solid var(--line); border-radius: 12px; padding: 1.2rem 2rem 2rem; margin: 1.5rem 0; }
h2 { font-size: 1.7rem; line-height: 1.25; margin: 0.8rem 0 0.6rem; }
h3 { font-size: 1.25rem; margin: 2rem 0 0.5rem; }
h4 { font-size: 1.05rem; margin: 1.5rem 0 0.4rem; }
section p, section li { max-width: 46rem; }
.outcome { font-size: 1.5rem; font-weight: 650; margin: 0.5rem 0 1rem; }
.outcome.met { color: var(--green); }
.outcome.missed { color: var(--red); }
.cards { display: grid; grid-template-columns: repeat(auto-fit, minmax(17rem, 1fr)); gap: 0.8rem; }
.card { background: var(--wash); border-radius: 10px; padding: 0.9rem 1rem; display: flex; flex-direction: column; }
.card strong { font-size: 1.75rem; line-height: 1.2; letter-spacing: -0.02em; color: var(--blue); }
.card span { font-weight: 600; font-size: 0.95rem; }
.card small { color: var(--soft); overflow-wrap: anywhere; }
.table { overflow-x: auto; margin: 1rem 0; }
table { border-collapse: collapse; font-size: 0.84rem; line-height: 1.4; font-variant-numeric: tabular-nums; }
caption { text-align: left; font-weight: 600; padding: 0.3rem 0; }
th, td { padding: 0.4rem 0.45rem; border-bottom: 1px solid var(--line); text-align: left; vertical-align: top; }
thead th { border-bottom: 2px solid var(--soft); font-weight: 600; vertical-align: bottom; }
th.number, td.number { text-align: right; }
td.number, td.name { white-space: nowrap; }
td.yes { color: var(--green); white-space: nowrap; }
td.no { color: var(--red); font-weight: 700; white-space: nowrap; }
pre { overflow-x: auto; font: 0.84rem/1.5 ui-monospace, "Cascadia Mono", Menlo, Consolas, monospace; }
code { font: 0.9em ui-monospace, "Cascadia Mono", Menlo, Consolas, monospace; background: var(--wash); padding: 0.1em 0.3em; border-radius: 4px; }
pre code { background: none; padding: 0; font-size: 1em; }
pre.output { margin: 0.7rem 0; padding: 0.7rem 1rem; background: var(--wash); border-left: 4px solid var(--line); white-space: pre-wrap; overflow-wrap: anywhere; }
pre.warning { border-left-color: #e69f00; }
pre.error { border-left-color: var(--red); color: var(--red); }
details { margin: 0.7rem 0; }
summary { cursor: pointer; color: var(--blue); font-weight: 600; }
details.code summary { font-weight: 400; font-size: 0.82rem; color: var(--soft); }
details.code pre { margin: 0.3rem 0; padding: 0.8rem 1rem; border: 1px solid var(--line); border-radius: 8px; }
.figure { width: 100%; margin: 1rem 0; }
math { font-size: 1.15rem; margin: 1rem 0; overflow-x: auto; }
blockquote { margin: 1rem 0; padding: 0.1rem 1rem; border-left: 4px solid #56b4e9; background: var(--wash); }
img { max-width: 100%; }
dl.machine { display: grid; grid-template-columns: max-content 1fr; gap: 0.2rem 1.2rem; font-size: 0.92rem; }
dl.machine dt { color: var(--soft); }
dl.machine dd { margin: 0; overflow-wrap: anywhere; }
@media (max-width: 60rem) {
  .page { display: block; }
  nav { position: static; max-height: none; padding: 1rem 1.5rem 0; }
  nav ul ul { display: none; }
  nav > ul { display: flex; flex-wrap: wrap; gap: 0 1.2rem; }
  section { padding: 0.6rem 1rem 1.2rem; border-radius: 8px; }
  main { padding: 0 0.8rem 2rem; }
  h1 { font-size: 1.8rem; }
}
@media print {
  body { background: none; font-size: 11pt; }
  .page { display: block; max-width: none; }
  nav, details.code { display: none; }
  section { border: 0; padding: 0; break-inside: auto; }
  .card, .figure, table, pre { break-inside: avoid; }
}
`;
