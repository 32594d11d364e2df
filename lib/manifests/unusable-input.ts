/** The input of a command cannot be used. The message has a line for each problem. */
export class UnusableInput extends Error {
  override readonly name = 'UnusableInput';

  constructor(readonly problems: readonly string[]) {
    super(problems.join('\n'));
  }
}
