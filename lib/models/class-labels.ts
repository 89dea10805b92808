/** Class names in, class indices for the packages, class names out. */

/**
 * Lists the distinct labels in alphabetical order, and each row's index among them.
 *
 * @throws RangeError when rows and labels differ in number, or there are fewer than two classes
 */
export function indexLabels(
  labels: readonly string[],
  rows: number,
): { classes: string[]; indices: Int32Array } {
  if (labels.length !== rows) {
    throw new RangeError(`fit: ${rows} texts but ${labels.length} labels; there must be one each`);
  }
  const classes = [...new Set(labels)].sort();
  if (classes.length < 2) {
    const found = classes.length === 0 ? 'none' : `only '${classes[0]}'`;
    throw new RangeError(`fit: a classifier needs labels of at least two classes; found ${found}`);
  }
  const position = new Map(classes.map((name, index) => [name, index]));
  return { classes, indices: Int32Array.from(labels, (label) => position.get(label) as number) };
}
