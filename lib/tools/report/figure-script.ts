/**
 * What draws a page's figures: each over its still picture when it comes near the window, in the page's colours and for
 * its width. The words of a figure are the page's, not the picture's; a saved picture has its own title, on white.
 */
import { settingsScript } from '../../plots/plotly-settings';

export const figureScript = `
(function () {
  var places = Array.prototype.slice.call(document.querySelectorAll(".figure"));
  var dark = window.matchMedia("(prefers-color-scheme: dark)");
  var outcome = document.body.className === "outcome";
  var narrow = window.matchMedia("(max-width: 40rem)");
  function fitted(figure) {
    var layout = figure.layout;
    delete layout.title;
    layout.margin = layout.margin || {};
    layout.height = Math.max(220, (layout.height || 450) - (layout.margin.t || 60) + 20);
    var hasRows = (layout.yaxis || {}).type === "category";
    if (layout.showlegend === false) {
      var spare = Math.max(0, (layout.margin.b || 80) - 55);
      layout.margin.b = 55;
      layout.height -= spare;
    }
    if (outcome && !hasRows) layout.height = Math.min(layout.height, 310);
    layout.margin.t = 20;
    delete layout.width;
    layout.legend = Object.assign({}, layout.legend, { y: 0, yref: "container", yanchor: "bottom" });
    if (narrow.matches) {
      layout.margin.l = 20;
      layout.margin.r = 12;
      layout.font = Object.assign({}, layout.font, { size: 12 });
      var labels = (layout.annotations || []).filter(function (note) { return note.name === "label"; });
      if (labels.length > 0) {
        layout.annotations = layout.annotations.filter(function (note) { return note.name !== "label"; });
        layout.showlegend = true;
        figure.data.forEach(function (trace) { if (!trace.name) trace.showlegend = false; });
        layout.height += 24 * figure.data.length;
      }
      (layout.annotations || []).forEach(function (note) {
        if (note.xanchor === "left" && note.x === 0) note.text = note.text.split(";")[0]; // the rest is in the figure's numbers
      });
      Object.keys(layout).forEach(function (name) {
        if (!/^[xy]axis/.test(name)) return;
        var axis = layout[name];
        if (axis.title && axis.title.text) axis.title.text = broken(axis.title.text, 30);
        if (name[0] === "y" && axis.type === "category") {
          axis.tickvals = axis.categoryarray || [].concat.apply([], figure.data.map(function (trace) { return trace.y || []; }));
          axis.ticktext = axis.tickvals.map(function (text) { return broken(String(text), 14); });
          axis.tickmode = "array";
          axis.tickfont = { size: 11 };
        }
        if (name[0] === "x" && hasRows && axis.type === "log" && axis.range) {
          var room = 0.2 * (axis.range[1] - axis.range[0]); // for the labels beside the marks
          axis.range = [axis.range[0] - room, axis.range[1] + room];
        }
        if (name[0] === "x" && layout[name].ticktext && layout[name].ticktext.length > 5) {
          var every = Math.ceil(layout[name].ticktext.length / (layout[name].domain ? 3 : 5));
          layout[name].ticktext = layout[name].ticktext.map(function (text, i) { return i % every ? "" : text; });
        }
      });
    }
    if (dark.matches) darken(figure);
    return figure;
  }
  var swapped = { "#FFFFFF": "#171c22", "#000000": "#ffffff", "#2B2B2B": "#e4e7eb", "#595959": "#b8c2cc", "#E6E6E6": "#333b45", "rgba(255,255,255,0.85)": "rgba(23,28,34,0.85)" };
  function luminance(channels) {
    return channels.reduce(function (sum, value, i) {
      var c = value / 255;
      return sum + [0.2126, 0.7152, 0.0722][i] * (c <= 0.04045 ? c / 12.92 : Math.pow((c + 0.055) / 1.055, 2.4));
    }, 0);
  }
  function onDark(colour) {
    if (swapped[colour] || !/^#[0-9a-f]{6}$/i.test(colour)) return swapped[colour] || colour;
    var channels = [1, 3, 5].map(function (from) { return parseInt(colour.slice(from, from + 2), 16); });
    while (luminance(channels) < 0.17) channels = channels.map(function (value) { return Math.round(value + (255 - value) / 10); });
    return "rgb(" + channels.join() + ")"; // at least 3.5 times the page's luminance (WCAG 1.4.11)
  }
  function recolour(part) {
    Object.keys(part).forEach(function (name) {
      var value = part[name];
      if (/color$/.test(name)) part[name] = Array.isArray(value) ? value.map(onDark) : onDark(value);
      else if (name !== "insidetextfont" && value && typeof value === "object" && !Array.isArray(value)) recolour(value);
    });
  }
  function broken(text, most) {
    return text.split(/(?<=[ -])/).reduce(function (lines, part) {
      var last = lines[lines.length - 1];
      if (last !== undefined && (last + part).trim().length <= most) lines[lines.length - 1] = last + part;
      else lines.push(part);
      return lines;
    }, []).join("<br>");
  }
  function darken(figure) {
    var layout = figure.layout;
    [layout].concat(figure.data, layout.annotations || [], layout.shapes || []).forEach(recolour);
    layout.hoverlabel = Object.assign({}, layout.hoverlabel, { font: { color: "#ffffff" } });
    figure.data.forEach(function (trace) {
      if (trace.colorscale) trace.colorscale = [[0, "#171c22"], [1, "#0072b2"]];
    });
  }
  function read(place) { return JSON.parse(document.getElementById(place.dataset.figure).textContent); }
  ${settingsScript}
  function draw(place) {
    place.drawn = true;
    var figure = fitted(read(place));
    var plot = place.querySelector(".plot");
    if (!plot) {
      plot = document.createElement("div");
      plot.className = "plot";
      place.appendChild(plot);
    }
    plot.style.height = figure.layout.height + "px";
    place.classList.add("drawn");
    window.Plotly.newPlot(plot, figure.data, figure.layout, settings(read(place))).then(function () {
      // By keyboard a figure is one stop: the numbers below it, which the mouse's buttons say nothing about.
      plot.querySelectorAll("[tabindex], a, button").forEach(function (part) { part.setAttribute("tabindex", "-1"); });
    }).catch(function () { place.classList.remove("drawn"); });
  }
  function again() { places.forEach(function (place) { if (place.drawn) draw(place); }); }
  dark.addEventListener("change", again);
  narrow.addEventListener("change", again);
  if (!window.Plotly) return;
  if (!window.IntersectionObserver) return places.forEach(draw);
  var observer = new IntersectionObserver(function (entries) {
    entries.forEach(function (entry) { if (entry.isIntersecting && !entry.target.drawn) draw(entry.target); });
  }, { rootMargin: "800px 0px" });
  places.forEach(function (place) { observer.observe(place); });
})();
`;
