import { VERDICTS, type Verdict } from './report';

/** The worst of several verdicts; `none` where there are none. */
export function worstVerdict(verdicts: readonly Verdict[]): Verdict {
  return VERDICTS[Math.max(0, ...verdicts.map((verdict) => VERDICTS.indexOf(verdict)))] as Verdict;
}
