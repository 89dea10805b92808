/**
 * The seam: all that the other rooms use of this one. Each of the two does what a plain version in
 * text/ or models/ does, faster, and knows only strings, numbers and lists of them. What it does not
 * take, it asks the plain version for, which it is given as a function.
 */
export { CompiledScorer } from './compiled-scorer';
export { numberWords } from './number-words';
