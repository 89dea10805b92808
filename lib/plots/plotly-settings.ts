/**
 * Plotly's settings (https://plotly.com/javascript/configuration-options/) for every page that draws a figure: no button,
 * link or map that asks a foreign address for anything, and a picture that is saved with its title, on white, under the
 * figure's name.
 */
import type { Figure } from './figures/figure';
import { wordsOf } from './figures/figure-words';

/** Plain settings, for programs that draw the figure themselves (VS Code, JupyterLab with its Plotly extension). */
export function plotlySettings(layout: Figure['layout']): Record<string, unknown> {
  return {
    responsive: true,
    displaylogo: false,
    showSendToCloud: false,
    showEditInChartStudio: false,
    showLink: false,
    plotlyServerURL: '',
    topojsonURL: '',
    modeBarButtonsToRemove: [
      'sendChartToCloud',
      'sendDataToCloud',
      'lasso2d',
      'select2d',
      'autoScale2d',
    ],
    toImageButtonOptions: { format: 'png', filename: fileName(layout), scale: 2 },
  };
}

/** The figure's finding as the name of a file: 'a-review-costs-62-times-as-much'. */
export function fileName(layout: Figure['layout']): string {
  const words =
    wordsOf(layout)
      .finding.toLowerCase()
      .normalize('NFKD')
      .match(/[a-z0-9]+/g) ?? [];
  return words.join('-').slice(0, 60).replace(/-$/, '') || 'figure';
}

/**
 * A function in JavaScript, for pages that draw the figure themselves: from the figure as it was made to its settings. It
 * saves the figure as it was made, not as a page has changed it (dark, narrow, without its title).
 */
export const settingsScript = `function settings(figure) {
  var made = JSON.stringify(figure);
  var plain = Object.assign(${JSON.stringify(plotlySettings({}))}, figure.config);
  var save = {
    name: "save", title: "Save as a picture (PNG)", icon: window.Plotly.Icons.camera,
    click: function () {
      var whole = JSON.parse(made);
      var size = { format: "png", width: 960, height: whole.layout.height || 450, scale: 2 };
      size.filename = (plain.toImageButtonOptions || {}).filename || "figure";
      window.Plotly.downloadImage(whole, size);
    }
  };
  return Object.assign({}, plain, {
    modeBarButtonsToRemove: (plain.modeBarButtonsToRemove || []).concat("toImage"),
    modeBarButtonsToAdd: [save]
  });
}`;
