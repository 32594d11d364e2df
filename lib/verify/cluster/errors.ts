/** Nothing can be said of the app. Its message is for people, a line for each thing that stands in the way. */
export class CannotVerify extends Error {
  constructor(readonly problems: readonly string[]) {
    super(problems.join('\n'));
  }
}
