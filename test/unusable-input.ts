import { UnusableInput } from '../lib/manifests';

/** The problems for which a function throws UnusableInput. Empty if it does not throw. */
export function problemsOf(run: () => unknown): readonly string[] {
  try {
    run();
  } catch (error) {
    if (error instanceof UnusableInput) return error.problems;
    throw error;
  }
  return [];
}
