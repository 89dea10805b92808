/**
 * The pages' own script: notebooks unfold for links that lead into them and for paper, a switch shows their code, the
 * contents mark where the reader is, and what scrolls sideways says so.
 */
import { figureScript } from './figure-script';

export const reportScript = `${figureScript}
(function () {
  function all(selector, within) { return Array.prototype.slice.call((within || document).querySelectorAll(selector)); }
  var details = all("details");
  function unfoldFor(hash) {
    var target = hash.length > 1 && document.getElementById(decodeURIComponent(hash.slice(1)));
    if (!target) return;
    for (var part = target; part; part = part.parentElement) if (part.tagName === "DETAILS") part.open = true;
    target.scrollIntoView();
  }
  window.addEventListener("hashchange", function () { unfoldFor(location.hash); });
  unfoldFor(location.hash);

  var folded = [];
  window.addEventListener("beforeprint", function () {
    folded = details.filter(function (part) { return !part.open; });
    folded.forEach(function (part) { part.open = true; });
  });
  window.addEventListener("afterprint", function () { folded.forEach(function (part) { part.open = false; }); });

  var codeSwitch = document.getElementById("code-switch");
  if (codeSwitch) codeSwitch.addEventListener("change", function () {
    document.body.classList.toggle("with-code", codeSwitch.checked);
  });
  var unfold = document.getElementById("unfold-all");
  if (unfold) unfold.addEventListener("click", function () {
    var open = unfold.textContent === "Unfold all";
    all("details.notebook").forEach(function (part) { part.open = open; });
    unfold.textContent = open ? "Fold all" : "Unfold all";
  });
  all("button.copy").forEach(function (button) {
    button.addEventListener("click", function () {
      var text = button.nextElementSibling.textContent;
      function said(word) {
        button.textContent = word;
        setTimeout(function () { button.textContent = "Copy"; }, 1500);
      }
      function byHand() {
        var selection = getSelection();
        selection.selectAllChildren(button.nextElementSibling);
        var done = document.execCommand("copy");
        selection.removeAllRanges();
        said(done ? "Copied" : "Not copied");
      }
      if (!navigator.clipboard) return byHand();
      navigator.clipboard.writeText(text).then(function () { said("Copied"); }, byHand);
    });
  });

  var links = all('nav a[href^="#"]').map(function (link) {
    return { link: link, target: document.getElementById(link.getAttribute("href").slice(1)) };
  }).filter(function (entry) { return entry.target; });
  var waiting = false;
  function mark() {
    waiting = false;
    var now;
    links.forEach(function (entry) {
      entry.link.removeAttribute("aria-current");
      var box = entry.target.getBoundingClientRect();
      if ((box.width > 0 || box.height > 0) && box.top <= 140) now = entry;
    });
    now = now || links[0];
    if (!now) return;
    now.link.setAttribute("aria-current", "location");
    all("nav li").forEach(function (item) { item.classList.toggle("active", item.contains(now.link)); });
  }
  function soon() { if (!waiting) { waiting = true; requestAnimationFrame(mark); } }
  window.addEventListener("scroll", soon, { passive: true });
  details.forEach(function (part) { part.addEventListener("toggle", soon); });
  mark();

  function cues() {
    all(".table, pre").forEach(function (part) {
      var wide = part.scrollWidth > part.clientWidth + 1;
      part.classList.toggle("wide", wide && part.scrollLeft + part.clientWidth < part.scrollWidth - 1);
      if (part.tagName === "PRE") wide ? part.setAttribute("tabindex", "0") : part.removeAttribute("tabindex");
    });
  }
  all(".table, pre").forEach(function (part) { part.addEventListener("scroll", cues, { passive: true }); });
  window.addEventListener("resize", cues);
  details.forEach(function (part) { part.addEventListener("toggle", cues); });
  if (codeSwitch) codeSwitch.addEventListener("change", cues);
  cues();
})();
`;
