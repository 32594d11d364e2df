import { UnusableInput } from '../lib/manifests';

/** What makes an input unusable. Empty if it can be used. */
export function problemsOf(run: () => unknown): readonly string[] {
  try {
    run();
  } catch (error) {
    if (error instanceof UnusableInput) return error.problems;
    throw error;
  }
  return [];
}
