/**
 * Arithmetic written in a file of questions, such as `1 - 1 / ratio`: numbers, names, + - * / and brackets, and
 * `ceil(...)` and `floor(...)`. Read by recursive descent; nothing else can be said in it, so a file runs no code.
 */

/** Numbers by name. */
export type Numbers = ReadonlyMap<string, number>;

/**
 * Returns the names that an expression uses, each once.
 * @throws Error when the text is no expression: what stands where
 */
export function namesIn(text: string): string[] {
  const names = new Set<string>();
  calculate(text, (name) => {
    names.add(name);
    return 1;
  });
  return [...names];
}

/**
 * Returns an expression's value.
 * @throws Error when the text is no expression, or names a number that is not known
 * @example
 * evaluate('1 - 1 / ratio', new Map([['ratio', 4]])) // => 0.75
 */
export function evaluate(text: string, numbers: Numbers): number {
  return calculate(text, (name) => {
    const value = numbers.get(name);
    if (value === undefined) throw new Error(`"${name}" is not known here`);
    return value;
  });
}

const TOKEN = /\s*(?:(\d+(?:\.\d*)?(?:e[+-]?\d+)?|\.\d+)|([a-z]\w*)|([-+*/()]))/iy;
const FUNCTIONS = new Map([
  ['ceil', Math.ceil],
  ['floor', Math.floor],
]);

function calculate(text: string, valueOf: (name: string) => number): number {
  const tokens = tokensOf(text);
  let at = 0;
  const take = (...wanted: string[]): string | undefined =>
    wanted.includes(tokens[at]) ? tokens[at++] : undefined;
  const expect = (wanted: string): void => {
    if (take(wanted) === undefined) throw fault();
  };
  const fault = (): Error =>
    new Error(`"${text.slice(0, 80)}" is no expression: ${tokens[at] ?? 'its end'} does not fit`);
  const sum = (): number => {
    let value = product();
    for (let sign = take('+', '-'); sign !== undefined; sign = take('+', '-')) {
      value += sign === '+' ? product() : -product();
    }
    return value;
  };
  const product = (): number => {
    let value = factor();
    for (let sign = take('*', '/'); sign !== undefined; sign = take('*', '/')) {
      value = sign === '*' ? value * factor() : value / factor();
    }
    return value;
  };
  const bracket = (): number => {
    expect('(');
    const value = sum();
    expect(')');
    return value;
  };
  const factor = (): number => {
    if (take('-') !== undefined) return -factor();
    if (tokens[at] === '(') return bracket();
    const token = tokens[at] ?? '';
    if (!/^[\d.a-z]/i.test(token)) throw fault();
    at += 1;
    const round = FUNCTIONS.get(token);
    if (round !== undefined) return round(bracket());
    return /^[a-z]/i.test(token) ? valueOf(token) : Number(token);
  };
  const value = sum();
  if (at < tokens.length) throw fault();
  return value;
}

function tokensOf(text: string): string[] {
  if (text.length > 200) throw new Error('an expression has at most 200 characters');
  const tokens: string[] = [];
  const rest = text.trimEnd();
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < rest.length) {
    const from = TOKEN.lastIndex;
    const found = TOKEN.exec(rest);
    if (found === null) throw new Error(`"${text}" is no expression at "${rest.slice(from)}"`);
    tokens.push(found[1] ?? found[2] ?? found[3]);
  }
  return tokens;
}
