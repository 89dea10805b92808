/** The style sheet of both pages: light or dark as the reader's system is, on a phone, on a projector and on paper. */
export const reportStyle = `
:root { --ink: #1f2933; --soft: #52606d; --line: #d9e2ec; --paper: #ffffff; --wash: #f5f7fa;
  --blue: #005b94; --green: #00664b; --red: #a13c00; --amber: #7a5200; --keyword: #7a1f9c; --string: #00664b; }
@media (prefers-color-scheme: dark) {
  :root { --ink: #e4e7eb; --soft: #aab7c4; --line: #37424e; --paper: #171c22; --wash: #0f1317;
    --blue: #7cc4f5; --green: #4fd1a5; --red: #ff9d66; --amber: #f0c060; --keyword: #d7a6ee; --string: #7fdcb8; }
}
* { box-sizing: border-box; }
html { scroll-behavior: smooth; scroll-padding-top: 4rem; }
body { margin: 0; background: var(--wash); color: var(--ink); font: 16px/1.55 system-ui, "Segoe UI", Helvetica, Arial, sans-serif; }
a { color: var(--blue); }
:focus-visible { outline: 3px solid #56b4e9; outline-offset: 2px; }
main { width: 100%; min-width: 0; max-width: 72rem; margin: 0 auto; padding: 0 1.5rem 1.5rem; }
.skip { position: absolute; left: -999rem; }
.skip:focus { left: 1rem; top: 1rem; background: var(--paper); padding: 0.6rem 1rem; z-index: 3; }

nav ul { list-style: none; margin: 0; padding: 0; }
nav a { display: block; min-height: 28px; padding: 0.2rem 0.4rem; text-decoration: none; color: var(--soft); border-radius: 6px; font-size: 0.88rem; }
nav a:hover { text-decoration: underline; }
nav a[aria-current] { color: var(--ink); background: var(--line); }
.outcome nav { position: sticky; top: 0; z-index: 2; background: var(--wash); border-bottom: 1px solid var(--line); }
.outcome nav ul { display: flex; flex-wrap: wrap; column-gap: 0.1rem; max-width: 74rem; margin: 0 auto; padding: 0.3rem 1rem; }
.notebooks { display: grid; grid-template-columns: 16rem minmax(0, 1fr); }
.notebooks nav { position: sticky; top: 0; align-self: start; max-height: 100vh; overflow: auto; padding: 1.5rem 0.5rem 1.5rem 1rem; }
.notebooks nav > ul > li > a { font-weight: 600; color: var(--ink); }
.notebooks nav ul ul { margin-left: 0.8rem; border-left: 2px solid var(--line); }
.notebooks nav li:not(.active) > ul { display: none; }

h1 { font-size: 1.5rem; line-height: 1.2; margin: 0.6rem 0 0.3rem; }
h2 { font-size: 1.45rem; line-height: 1.25; margin: 0.2rem 0 0.4rem; }
.note { font-size: 0.88rem; line-height: 1.4; max-width: 64rem; margin: 0.5rem 0; }
h3 { font-size: 1.2rem; margin: 1.6rem 0 0.4rem; }
h4 { font-size: 1.05rem; margin: 1.3rem 0 0.4rem; }
.anchor { display: inline-block; min-width: 24px; min-height: 24px; text-align: center; text-decoration: none; color: var(--soft); opacity: 0; }
h3:hover .anchor, .anchor:focus { opacity: 1; }
section, details.notebook { background: var(--paper); border: 1px solid var(--line); border-radius: 12px; padding: 0.6rem 1.6rem 0.8rem; margin: 0.8rem 0; }
section p, section li, details.notebook p, details.notebook li { max-width: 50rem; }
section > :last-child { margin-bottom: 0; }
header h1 { margin-top: 1.6rem; }
.top h1 { font-size: 1rem; font-weight: 600; color: var(--soft); }
.finding { font-size: 1.45rem; line-height: 1.35; font-weight: 650; margin: 0 0 0.5rem; max-width: 60rem !important; }
.ship { font-size: 1.1rem; margin: 0 0 0.2rem; max-width: 60rem !important; }
.machine-line { color: var(--soft); font-size: 0.88rem; margin: 0.3rem 0 0; max-width: none !important; }
.downloads a { display: inline-block; min-height: 24px; margin-left: 0.4rem; }
.closing { font-size: 1.15rem; margin: 1.2rem 0.2rem 0; }

table { border-collapse: collapse; font-size: 0.88rem; line-height: 1.35; font-variant-numeric: tabular-nums; margin: 0.6rem 0; }
caption { text-align: left; font-weight: 600; padding: 0.3rem 0; }
th, td { padding: 0.3rem 0.7rem 0.3rem 0; border-bottom: 1px solid var(--line); text-align: left; vertical-align: top; overflow-wrap: break-word; }
thead th { border-bottom: 2px solid var(--soft); font-weight: 600; vertical-align: bottom; }
th.number, td.number { text-align: right; }
td.number { white-space: nowrap; }
tbody th { font-weight: 600; }
small { display: block; color: var(--soft); font-weight: 400; font-size: 0.88em; }
.met { color: var(--green); }
.missed { color: var(--red); font-weight: 700; }
.uncertain { color: var(--amber); font-weight: 600; }
table.cards { width: 100%; }
@media (min-width: 64rem) { .cards tbody th { min-width: 15rem; } td.met { min-width: 8.4rem; } td.missed, td.uncertain { min-width: 10rem; } }
@media (max-width: 64rem) { th, td { padding-right: 0.5rem; } td.number small { white-space: normal; } }
@media (min-width: 78rem) { td.met, td.missed, td.uncertain { white-space: nowrap; } }
.table { overflow-x: auto; margin: 0.8rem 0; }
.wide { box-shadow: inset -14px 0 12px -12px var(--soft); }
.wide::after { content: "scroll →"; display: block; position: sticky; left: 0; width: max-content; color: var(--soft); font: 0.8rem system-ui, sans-serif; }

pre, code { font-family: ui-monospace, "Cascadia Mono", Menlo, Consolas, monospace; }
pre { font-size: 0.84rem; line-height: 1.5; white-space: pre-wrap; overflow-wrap: break-word; }
code { font-size: 0.9em; background: var(--wash); padding: 0.1em 0.3em; border-radius: 4px; overflow-wrap: break-word; }
pre code { background: none; padding: 0; font-size: 1em; }
pre.output { margin: 0.6rem 0; padding: 0.6rem 1rem; background: var(--wash); border-left: 4px solid var(--line); }
pre.aligned { white-space: pre; overflow-x: auto; }
pre.warning { border-left-color: #e69f00; }
pre.error { border-left-color: var(--red); color: var(--red); }
.code { display: none; position: relative; margin: 0.6rem 0; }
.with-code .code { display: block; }
.code pre { margin: 0; padding: 0.7rem 1rem; border: 1px solid var(--line); border-radius: 8px; white-space: pre; overflow-x: auto; }
button { font: inherit; font-size: 0.9rem; min-height: 28px; padding: 0.15rem 0.7rem; color: var(--ink); background: var(--wash); border: 1px solid var(--soft); border-radius: 6px; cursor: pointer; }
.copy { position: absolute; right: 0.4rem; top: 0.4rem; font-size: 0.8rem; }
.switches { display: flex; gap: 1.2rem; align-items: center; }
.switches input { width: 1.2rem; height: 1.2rem; vertical-align: middle; }

details { margin: 0.5rem 0; }
summary { cursor: pointer; color: var(--blue); font-weight: 600; min-height: 24px; }
details.notebook > summary { color: var(--ink); }
details.notebook > summary h2 { display: inline-block; margin: 0.1rem 0; font-size: 1.3rem; }
figure { margin: 0.8rem 0 0.4rem; }
figcaption strong { display: block; font-size: 1.08rem; line-height: 1.35; overflow-wrap: break-word; }
figcaption span { display: block; color: var(--soft); font-size: 0.88rem; line-height: 1.4; max-width: 58rem; overflow-wrap: break-word; }
.figure { width: 100%; max-width: 60rem; margin: 0.3rem 0; }
.still { display: block; width: 100%; border-radius: 4px; }
.drawn .still { display: none; }
figure details { font-size: 0.88rem; margin: 0; }
figure summary { font-weight: 400; }
figure li { max-width: none; }
.elsewhere { padding: 0.5rem 1rem; background: var(--wash); border-left: 4px solid #56b4e9; }
.hljs-keyword, .hljs-literal { color: var(--keyword); }
.hljs-string, .hljs-regexp, .hljs-subst { color: var(--string); }
.hljs-number, .hljs-title, .hljs-built_in, .hljs-type { color: var(--blue); }
.hljs-comment { color: var(--soft); font-style: italic; }
.table > .katex { display: block; font-size: 1.15rem; }
blockquote { margin: 1rem 0; padding: 0.1rem 1rem; border-left: 4px solid #56b4e9; background: var(--wash); }
img { max-width: 100%; }
dl.terms { display: grid; grid-template-columns: max-content minmax(0, 1fr); gap: 0.1rem 1.2rem; font-size: 0.88rem; margin: 0.4rem 0 0; }
dl.terms dt { color: var(--soft); }
dl.terms dd { margin: 0; overflow-wrap: break-word; }

@media (max-width: 60rem) {
  .notebooks { display: block; }
  .notebooks nav { position: static; max-height: none; padding: 1rem 1rem 0; }
  .notebooks nav ul ul { display: none; }
}
@media (max-width: 48rem) {
  .outcome nav { position: static; }
  main { padding: 0 0.6rem 2rem; }
  section, details.notebook { padding: 0.6rem 0.9rem 0.9rem; border-radius: 8px; }
  .finding { font-size: 1.2rem; }
  .anchor { opacity: 1; }
}
@media (max-width: 40rem) {
  .cards thead { position: absolute; left: -999rem; }
  .cards, .cards tbody, .cards tr, .cards th, .cards td { display: block; }
  .cards tr { border: 1px solid var(--line); border-radius: 8px; padding: 0.4rem 0.8rem; margin: 0.6rem 0; }
  .cards th { border: 0; padding: 0.2rem 0; }
  .cards td, .cards td.number { display: grid; grid-template-columns: 9rem minmax(0, 1fr); column-gap: 0.6rem; border: 0; padding: 0.2rem 0; text-align: left; white-space: normal; }
  .cards td::before { content: attr(data-name); grid-row: span 2; color: var(--soft); font-weight: 400; }
  .cards td small { grid-column: 2; }
}
@media print {
  @page { size: A4; margin: 16mm 14mm 18mm; @bottom-right { content: counter(page) " / " counter(pages); font: 9pt sans-serif; color: #444; } }
  :root { --ink: #000; --soft: #444; --line: #bbb; --paper: #fff; --wash: #fff; --blue: #005b94; --green: #00553f; --red: #8a3300; --amber: #664400; }
  body, .notebooks { display: block; background: none; font-size: 10.5pt; }
  main { padding: 0; max-width: none; }
  nav, .skip, .downloads, .switches, .copy, .anchor, .unfold, figure details, .elsewhere a::after { display: none !important; }
  section, details.notebook { border: 0; padding: 0; margin: 0 0 6mm; }
  summary { list-style: none; color: var(--ink); }
  summary::-webkit-details-marker { display: none; }
  .plot { display: none; }
  .drawn .still { display: block; }
  .still { width: 100%; max-height: 110mm; object-fit: contain; object-position: left; }
  .table, pre, .code pre, pre.aligned { overflow: visible; }
  pre, .code pre, pre.aligned { white-space: pre-wrap; }
  .wide { box-shadow: none; }
  .wide::after { content: none; }
  table { font-size: 8.5pt; max-width: 100%; }
  td.number { white-space: normal; }
  th, td { padding: 1.5pt 5pt 1.5pt 0; }
  h1, h2, h3, h4, h5, summary, figcaption, caption { break-after: avoid; }
  figure, tr, pre, li, .table, dl.terms { break-inside: avoid; }
  p:has(+ figure) { break-after: avoid; }
  p { orphans: 3; widows: 3; }
}
`;
