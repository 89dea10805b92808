/** Names that columns of text, label and id usually have in public data sets. */
const TEXT = [
  'text', 'review', 'review_text', 'reviewtext', 'review_body', 'sentence', 'content', 'tweet',
  'message', 'comment', 'body', 'sms', 'phrase', 'v2',
]; // prettier-ignore
const LABEL = [
  'label', 'sentiment', 'class', 'category', 'target', 'polarity', 'stars', 'star_rating',
  'rating', 'score', 'overall', 'airline_sentiment', 'v1',
]; // prettier-ignore
const ID = ['id'];

export type Role = 'text' | 'label' | 'id';
const USUAL = new Map<Role, readonly string[]>([
  ['text', TEXT],
  ['label', LABEL],
  ['id', ID],
]);

/** The usual names of a role, the most usual first. */
export function usualNames(role: Role): readonly string[] {
  return USUAL.get(role) ?? [];
}

/** Whether a header's cell is one of the usual names of texts and labels. */
export function isUsualName(cell: string): boolean {
  const name = plainName(cell);
  return TEXT.includes(name) || LABEL.includes(name);
}

/** 'Review Text' as 'review_text'. */
export function plainName(cell: string): string {
  return cell
    .trim()
    .toLowerCase()
    .replace(/[\s-]+/gu, '_');
}
