/**
 * A page with JupyterLab's own notebook, as lab-check.ts bundles it for a browser: JupyterLab's packages, put together as
 * JupyterLab does, without its shell. `openNotebook` and `runNotebook` are for the check to call.
 */
import {
  CodeMirrorEditorFactory,
  CodeMirrorMimeTypeService,
  EditorExtensionRegistry,
  EditorLanguageRegistry,
  EditorThemeRegistry,
} from '@jupyterlab/codemirror';
import { DocumentManager } from '@jupyterlab/docmanager';
import { DocumentRegistry } from '@jupyterlab/docregistry';
import { createMarkdownParser } from '@jupyterlab/markedparser-extension';
import { MathJaxTypesetter } from '@jupyterlab/mathjax-extension';
import {
  NotebookActions,
  NotebookModelFactory,
  NotebookPanel,
  NotebookWidgetFactory,
} from '@jupyterlab/notebook';
import { RenderMimeRegistry, standardRendererFactories } from '@jupyterlab/rendermime';
import { ServiceManager } from '@jupyterlab/services';
import { Widget } from '@lumino/widgets';
import '@jupyterlab/application/style/index.css';
import '@jupyterlab/codemirror/style/index.css';
import '@jupyterlab/notebook/style/index.css';
import '@jupyterlab/rendermime/style/index.css';
import '@jupyterlab/theme-light-extension/style/theme.css';
import '@jupyterlab/theme-light-extension/style/variables.css';

const languages = new EditorLanguageRegistry();
EditorLanguageRegistry.getDefaultLanguages().forEach((language) => languages.addLanguage(language));
const themes = new EditorThemeRegistry();
EditorThemeRegistry.getDefaultThemes().forEach((theme) => themes.addTheme(theme));
const extensions = new EditorExtensionRegistry();
EditorExtensionRegistry.getDefaultExtensions({ themes }).forEach((extension) =>
  extensions.addExtension(extension),
);
const editors = new CodeMirrorEditorFactory({ extensions, languages });
const registry = new DocumentRegistry();
registry.addModelFactory(new NotebookModelFactory({}));

function addNotebooks(withKernel) {
  registry.addWidgetFactory(
    new NotebookWidgetFactory({
      name: 'Notebook',
      modelName: 'notebook',
      fileTypes: ['notebook'],
      defaultFor: ['notebook'],
      preferKernel: withKernel,
      canStartKernel: withKernel,
      rendermime: new RenderMimeRegistry({
        initialFactories: standardRendererFactories,
        latexTypesetter: new MathJaxTypesetter(),
        markdownParser: createMarkdownParser(languages),
      }),
      contentFactory: new NotebookPanel.ContentFactory({ editorFactory: editors.newInlineEditor }),
      mimeTypeService: new CodeMirrorMimeTypeService(languages),
    }),
  );
}

/** Opens a notebook of the server; returns whether all its code cells are trusted. */
globalThis.openNotebook = async (path, withKernel) => {
  addNotebooks(withKernel);
  const manager = new ServiceManager();
  await manager.ready;
  const signal = { connect() {}, disconnect() {} };
  const opener = { open() {}, opened: signal };
  const panel = new DocumentManager({ registry, manager, opener }).open(path);
  panel.id = 'notebook';
  Widget.attach(panel, globalThis.document.body);
  globalThis.addEventListener('resize', () => panel.update());
  await panel.revealed;
  globalThis.panel = panel;
  return [...panel.content.model.cells].every(({ type, trusted }) => type !== 'code' || trusted);
};

/** Runs all cells; true when none failed. */
globalThis.runNotebook = async () => {
  await globalThis.panel.sessionContext.ready;
  return NotebookActions.runAll(globalThis.panel.content, globalThis.panel.sessionContext);
};
