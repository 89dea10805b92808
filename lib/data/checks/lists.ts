/**
 * Lists of whole numbers, one for each number from 0, in typed arrays: each list is chained, its last
 * member first. Millions of short arrays would take ten times the memory.
 */
export class Lists {
  private readonly counts = new Column();
  private readonly heads = new Column();
  private readonly values = new Column();
  private readonly before = new Column();
  private used = 0;

  add(list: number, value: number): void {
    this.values.set(this.used, value);
    this.before.set(this.used, this.heads.get(list));
    this.heads.set(list, ++this.used);
    this.counts.set(list, this.counts.get(list) + 1);
  }

  count(list: number): number {
    return this.counts.get(list);
  }

  /** What was added last; -1 where nothing was. */
  last(list: number): number {
    const head = this.heads.get(list);
    return head === 0 ? -1 : this.values.get(head - 1);
  }

  /** Hands over each member, the last one first. */
  each(list: number, use: (value: number) => void): void {
    for (let at = this.heads.get(list); at !== 0; at = this.before.get(at - 1)) {
      use(this.values.get(at - 1));
    }
  }
}

/** Whole numbers at positions from 0, 0 where none was set; grows as needed. */
class Column {
  private numbers = new Int32Array(1 << 10);

  get(at: number): number {
    return at < this.numbers.length ? this.numbers[at] : 0;
  }

  set(at: number, value: number): void {
    if (at >= this.numbers.length) {
      const larger = new Int32Array(2 * at);
      larger.set(this.numbers);
      this.numbers = larger;
    }
    this.numbers[at] = value;
  }
}
