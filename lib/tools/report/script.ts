/** The report's own script: draws each figure when it comes near the window, and all of them before printing. */
export const reportScript = `
(function () {
  var places = Array.prototype.slice.call(document.querySelectorAll(".figure"));
  function draw(place) {
    if (place.drawn) return;
    place.drawn = true;
    var figure = JSON.parse(document.getElementById(place.dataset.figure).textContent);
    window.Plotly.newPlot(place, figure.data, figure.layout, { responsive: true, displaylogo: false });
  }
  function drawAll() { places.forEach(draw); }
  window.addEventListener("beforeprint", drawAll);
  if (!window.IntersectionObserver) return drawAll();
  var observer = new IntersectionObserver(function (entries) {
    entries.forEach(function (entry) { if (entry.isIntersecting) draw(entry.target); });
  }, { rootMargin: "800px 0px" });
  places.forEach(function (place) { observer.observe(place); });
})();
`;
