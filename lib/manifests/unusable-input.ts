/** What was given can't be compared. Its message is for people, a line for each thing that is wrong. */
export class UnusableInput extends Error {
  override readonly name = 'UnusableInput';

  constructor(readonly problems: readonly string[]) {
    super(problems.join('\n'));
  }
}
