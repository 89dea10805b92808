/**
 * Small breaks of a source file, each one change that a test should notice (mutation testing; DeMillo,
 * Lipton & Sayward, Hints on Test Data Selection, 1978): an operator exchanged, a condition always
 * true or false, a number one higher, a statement left out, two arguments exchanged, another
 * percentile, rows for columns.
 */
import ts from 'typescript';

export interface Break {
  readonly file: string;
  /** Offsets in the source of what is replaced. */
  readonly start: number;
  readonly end: number;
  readonly replacement: string;
  /** `lib/text/x.ts:12: a < b -> a <= b` */
  readonly description: string;
}

const EXCHANGED = new Map<string, string>(
  [
    ['+', '-'],
    ['*', '/'],
    ['<', '<='],
    ['>', '>='],
    ['===', '!=='],
    ['&&', '||'],
    ['&', '|'],
    ['<<', '>>'],
    ['+=', '-='],
    ['++', '--'],
    ['true', 'false'],
    ['min', 'max'],
    ['floor', 'ceil'],
    ['some', 'every'],
    ['row', 'column'],
    ['rows', 'columns'],
    ['p50', 'p99'],
    ['p90', 'p95'],
    ['p50Ms', 'p99Ms'],
    ['p90Ms', 'p95Ms'],
  ].flatMap(([a, b]) => [
    [a, b],
    [b, a],
  ]),
)
  .set('**', '*')
  .set('%', '*')
  .set('^', '|')
  .set('>>>', '>>')
  .set('*=', '/=')
  .set('/=', '*=')
  .set('|=', '&=')
  .set('??', '&&');

/** All breaks of one file, in the order of its text. */
export function breaksOf(file: string, text: string): Break[] {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.ES2022, true);
  const breaks: Break[] = [];
  const put = (node: ts.Node, replacement: string, shown: ts.Node = node): void => {
    const start = node.getStart(source);
    const line = source.getLineAndCharacterOfPosition(start).line + 1;
    const before = text.slice(shown.getStart(source), shown.getEnd()).replace(/\s+/g, ' ');
    const description = `${file}:${line}: ${before.slice(0, 70)} -> ${replacement}`;
    breaks.push({ file, start, end: node.getEnd(), replacement, description });
  };
  const exchange = (node: ts.Node, shown: ts.Node): void => {
    const other = EXCHANGED.get(node.getText(source));
    if (other !== undefined) put(node, other, shown);
  };
  const visit = (node: ts.Node): void => {
    if (ts.isTypeNode(node) || ts.isImportDeclaration(node)) return;
    if (ts.isBinaryExpression(node) && !joinsStrings(node)) exchange(node.operatorToken, node);
    if (ts.isPrefixUnaryExpression(node)) {
      if (node.operator === ts.SyntaxKind.ExclamationToken || isMinus(node)) {
        put(node, `(${node.operand.getText(source)})`);
      }
    }
    if (ts.isPostfixUnaryExpression(node)) {
      const operator = node.operator === ts.SyntaxKind.PlusPlusToken ? '--' : '++';
      put(node, node.operand.getText(source) + operator);
    }
    if (ts.isNumericLiteral(node)) put(node, `(${node.getText(source)} + 1)`, node.parent);
    if (isBoolean(node)) exchange(node, node.parent);
    if (ts.isPropertyAccessExpression(node)) exchange(node.name, node);
    if (ts.isIfStatement(node)) {
      for (const value of ['true', 'false']) put(node.expression, value);
    }
    if (ts.isConditionalExpression(node)) {
      put(node.condition, `!(${node.condition.getText(source)})`, node);
    }
    if (ts.isExpressionStatement(node) && ts.isCallExpression(node.expression)) put(node, ';');
    if (ts.isCallExpression(node)) {
      const [first, second] = node.arguments;
      const called = node.expression.getText(source);
      const isOrdered = !/^Math\.(min|max|imul|hypot)$/.test(called);
      if (
        isOrdered &&
        node.arguments.length === 2 &&
        ts.isIdentifier(first) &&
        ts.isIdentifier(second)
      ) {
        put(node, `${called}(${second.text}, ${first.text})`);
      }
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return breaks;
}

/** Messages are put together with +; that is not a sum. */
function joinsStrings({ operatorToken, left, right }: ts.BinaryExpression): boolean {
  const isText = (node: ts.Node): boolean =>
    ts.isStringLiteralLike(node) ||
    ts.isTemplateExpression(node) ||
    (ts.isBinaryExpression(node) && joinsStrings(node));
  return operatorToken.kind === ts.SyntaxKind.PlusToken && (isText(left) || isText(right));
}

function isMinus(node: ts.PrefixUnaryExpression): boolean {
  return node.operator === ts.SyntaxKind.MinusToken;
}

function isBoolean(node: ts.Node): boolean {
  return node.kind === ts.SyntaxKind.TrueKeyword || node.kind === ts.SyntaxKind.FalseKeyword;
}
