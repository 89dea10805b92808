/** The report's style sheet: light or dark as the reader's system is, on a phone, on a projector and on paper. */
export const reportStyle = `
:root { --ink: #1f2933; --soft: #52606d; --line: #d9e2ec; --paper: #ffffff; --wash: #f5f7fa;
  --blue: #005b94; --green: #00664b; --red: #a13c00; --keyword: #7a1f9c; --string: #00664b; }
@media (prefers-color-scheme: dark) {
  :root { --ink: #e4e7eb; --soft: #aab7c4; --line: #37424e; --paper: #171c22; --wash: #0f1317;
    --blue: #7cc4f5; --green: #4fd1a5; --red: #ff9d66; --keyword: #d7a6ee; --string: #7fdcb8; }
}
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
.outcome + p { max-width: 46rem; }
.machine-line, .downloads { color: var(--soft); font-size: 0.92rem; }
.targets { list-style: none; padding: 0; }
.targets > li { margin: 0.5rem 0; max-width: none; overflow-wrap: anywhere; }
.targets ul { display: flex; flex-wrap: wrap; gap: 0 1.6rem; list-style: none; padding: 0; font-size: 0.92rem; }
.targets ul strong { white-space: nowrap; }
.yes { color: var(--green); white-space: nowrap; }
.no { color: var(--red); font-weight: 700; white-space: nowrap; }
.skip { position: absolute; left: -999rem; }
.skip:focus { left: 1rem; top: 1rem; background: var(--paper); padding: 0.6rem 1rem; z-index: 2; }
.table { overflow-x: auto; margin: 1rem 0; }
table { border-collapse: collapse; font-size: 0.84rem; line-height: 1.4; font-variant-numeric: tabular-nums; }
caption { text-align: left; font-weight: 600; padding: 0.3rem 0; }
th, td { padding: 0.4rem 0.45rem; border-bottom: 1px solid var(--line); text-align: left; vertical-align: top; }
thead th { border-bottom: 2px solid var(--soft); font-weight: 600; vertical-align: bottom; }
th.number, td.number { text-align: right; }
td.number { white-space: nowrap; }
tbody th { font-weight: 600; overflow-wrap: break-word; min-width: 8.5rem; max-width: 16rem; }
td small, th small { display: block; color: var(--soft); font-weight: 400; font-size: 0.92em; }
.table:focus-visible { outline: 3px solid #56b4e9; }
pre { white-space: pre-wrap; overflow-wrap: anywhere; font: 0.84rem/1.5 ui-monospace, "Cascadia Mono", Menlo, Consolas, monospace; }
code { font: 0.9em ui-monospace, "Cascadia Mono", Menlo, Consolas, monospace; background: var(--wash); padding: 0.1em 0.3em; border-radius: 4px; }
pre code { background: none; padding: 0; font-size: 1em; }
pre.output { margin: 0.7rem 0; padding: 0.7rem 1rem; background: var(--wash); border-left: 4px solid var(--line); white-space: pre-wrap; overflow-wrap: anywhere; }
pre.warning { border-left-color: #e69f00; }
pre.error { border-left-color: var(--red); color: var(--red); }
details { margin: 0.7rem 0; }
summary { cursor: pointer; color: var(--blue); font-weight: 600; }
details.code summary { font-weight: 400; font-size: 0.82rem; color: var(--soft); }
details.code pre { margin: 0.3rem 0; padding: 0.8rem 1rem; border: 1px solid var(--line); border-radius: 8px; }
figure { margin: 1.6rem 0; }
figcaption strong { display: block; font-size: 1.08rem; line-height: 1.35; overflow-wrap: anywhere; }
figcaption span { display: block; color: var(--soft); font-size: 0.88rem; line-height: 1.45; max-width: 52rem; overflow-wrap: anywhere; }
.figure { width: 100%; margin: 0.4rem 0; }
.still { display: block; width: 100%; max-width: 60rem; border-radius: 4px; }
.drawn .still { display: none; }
figure details { font-size: 0.88rem; }
figure summary { font-weight: 400; }
figure li { max-width: none; overflow-wrap: anywhere; }
.hljs-keyword, .hljs-literal { color: var(--keyword); }
.hljs-string, .hljs-regexp, .hljs-subst { color: var(--string); }
.hljs-number, .hljs-title, .hljs-built_in, .hljs-type { color: var(--blue); }
.hljs-comment { color: var(--soft); font-style: italic; }
.katex { display: block; font-size: 1.15rem; margin: 1rem 0; overflow-wrap: anywhere; }
math { max-width: 100%; }
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
  @page { size: A4; margin: 16mm 14mm; }
  :root { --ink: #000; --soft: #444; --line: #bbb; --paper: #fff; --wash: #fff; --blue: #005b94; --green: #00553f; --red: #8a3300; }
  body { background: none; font-size: 10.5pt; }
  .page { display: block; max-width: none; }
  main { padding: 0; }
  nav, .skip, .downloads, details.code, figure details { display: none; }
  section { border: 0; padding: 0; margin: 0; }
  .plot { display: none; }
  .drawn .still { display: block; }
  .still { width: 100%; max-height: 110mm; object-fit: contain; object-position: left; }
  .table { overflow: visible; }
  table { font-size: 8pt; max-width: 100%; }
  td small { white-space: normal; }
  tbody th { min-width: 0; }
  th, td { padding: 2pt 4pt; overflow-wrap: break-word; }
  h1, h2, h3, h4, h5, figcaption, caption { break-after: avoid; }
  figure, tr, pre, li, .table { break-inside: avoid; }
  p { orphans: 3; widows: 3; }
}
`;
