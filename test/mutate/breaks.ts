/**
 * Small breaks of a source file, one at a time: an operator exchanged, a number off by one, a condition turned
 * round, an argument or a statement left out (mutation testing; DeMillo, Lipton & Sayward, "Hints on test
 * data selection", IEEE Computer 1978). A good test notices nearly all of them.
 */
import ts from 'typescript';

export interface Break {
  readonly file: string;
  readonly line: number;
  readonly from: string;
  readonly to: string;
  /** The whole file with the break in it. */
  readonly text: string;
}

const { SyntaxKind } = ts;

const OPERATORS = new Map<ts.SyntaxKind, string[]>([
  [SyntaxKind.PlusToken, ['-']],
  [SyntaxKind.MinusToken, ['+']],
  [SyntaxKind.AsteriskToken, ['/']],
  [SyntaxKind.SlashToken, ['*']],
  [SyntaxKind.LessThanToken, ['<=', '>']],
  [SyntaxKind.LessThanEqualsToken, ['<', '>']],
  [SyntaxKind.GreaterThanToken, ['>=', '<']],
  [SyntaxKind.GreaterThanEqualsToken, ['>', '<']],
  [SyntaxKind.EqualsEqualsEqualsToken, ['!==']],
  [SyntaxKind.ExclamationEqualsEqualsToken, ['===']],
  [SyntaxKind.AmpersandAmpersandToken, ['||']],
  [SyntaxKind.BarBarToken, ['&&']],
  [SyntaxKind.QuestionQuestionToken, ['&&']],
  [SyntaxKind.PlusEqualsToken, ['-=']],
  [SyntaxKind.MinusEqualsToken, ['+=']],
]);

const NAMES = new Map([
  ['min', 'max'],
  ['max', 'min'],
  ['floor', 'ceil'],
  ['ceil', 'floor'],
  ['every', 'some'],
  ['some', 'every'],
]);

/** All breaks of the file that are known here, in the order of their places. */
export function breaksOf(file: string, text: string): Break[] {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.ES2022, true);
  const breaks: Break[] = [];
  const put = (from: number, to: number, replacement: string): void => {
    breaks.push({
      file,
      line: source.getLineAndCharacterOfPosition(from).line + 1,
      from: text.slice(from, to),
      to: replacement,
      text: text.slice(0, from) + replacement + text.slice(to),
    });
  };
  const visit = (node: ts.Node): void => {
    if (ts.isTypeNode(node) || ts.isInterfaceDeclaration(node) || ts.isImportDeclaration(node))
      return;
    if (ts.isThrowStatement(node)) return; // the words of a message may change
    const [start, end] = [node.getStart(source), node.getEnd()];
    if (ts.isBinaryExpression(node)) {
      const { operatorToken } = node;
      for (const operator of OPERATORS.get(operatorToken.kind) ?? []) {
        put(operatorToken.getStart(source), operatorToken.getEnd(), operator);
      }
    }
    if (ts.isNumericLiteral(node)) put(start, end, `(${node.text} + 1)`);
    if (node.kind === SyntaxKind.TrueKeyword) put(start, end, 'false');
    if (node.kind === SyntaxKind.FalseKeyword) put(start, end, 'true');
    if (ts.isIfStatement(node) || ts.isConditionalExpression(node)) {
      const condition = ts.isIfStatement(node) ? node.expression : node.condition;
      put(condition.getStart(source), condition.getEnd(), `!(${condition.getText(source)})`);
    }
    if (ts.isPropertyAccessExpression(node)) {
      const other = NAMES.get(node.name.text);
      if (other !== undefined) put(node.name.getStart(source), node.name.getEnd(), other);
    }
    if (ts.isExpressionStatement(node) && ts.isCallExpression(node.expression))
      put(start, end, ';');
    ts.forEachChild(node, visit);
  };
  visit(source);
  return breaks;
}
