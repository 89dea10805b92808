/**
 * Sends display data to the notebook, from inside the tslab kernel. tslab keeps the function that
 * writes for the running cell in its own module (dist/jupyter.js, `lastWriteDisplayData`). That
 * module is looked up among those this process has loaded: requiring it by name could load a second
 * copy, of a local tslab beside a global one, which is not connected to any notebook.
 */
import { randomUUID } from 'node:crypto';

/** One MIME bundle: MIME type to content, as Jupyter's display_data message carries it. */
export type MimeBundle = Record<string, unknown>;

type DisplayWriter = (
  message: { data: MimeBundle; metadata: Record<string, unknown>; transient: object },
  update: boolean,
) => void;

/**
 * Sends one display message with several MIME types of the same thing.
 * @returns true when it was sent, false outside a kernel (or before the first cell).
 */
export function displayInNotebook(
  data: MimeBundle,
  metadata: Record<string, unknown> = {},
): boolean {
  const write = findWriter();
  if (write === undefined) return false;
  write({ data, metadata, transient: {} }, false);
  return true;
}

/**
 * A display that is replaced by the next one with the same id, as Jupyter's protocol has it
 * (https://jupyter-client.readthedocs.io/en/stable/messaging.html#update-display-data).
 *
 * @returns a function that shows its argument; it returns false outside a kernel
 */
export function updatedDisplay(): (data: MimeBundle) => boolean {
  const transient = { display_id: randomUUID() };
  let write: DisplayWriter | undefined;
  return (data) => {
    const update = write !== undefined;
    write ??= findWriter(); // the one of the cell where it began
    write?.({ data, metadata: {}, transient }, update);
    return write !== undefined;
  };
}

function findWriter(): DisplayWriter | undefined {
  for (const [path, loaded] of Object.entries(require.cache)) {
    if (!/[\\/]tslab[\\/]dist[\\/]jupyter\.js$/.test(path)) continue;
    const { lastWriteDisplayData } = (loaded?.exports ?? {}) as { lastWriteDisplayData?: unknown };
    if (typeof lastWriteDisplayData === 'function') return lastWriteDisplayData as DisplayWriter;
  }
  return undefined;
}
