/** Words by which the name of an annotation or variable says that it has a checksum. */
const OF_CHECKSUMS = /(checksum|hash|digest|md5|sha\d*)$/;
/** Words by which it says what of. */
const OF_CONFIGURATION = ['config', 'configmap', 'secret', 'secrets'];
const SINGLE_WORD = /^[A-Za-z0-9]+$/;
const HEXADECIMAL = /^(sha\d+[:-])?[0-9a-f]{16,}$/;

/** An annotation or a variable that changed. */
export interface ChangedValue {
  readonly name: string;
  readonly before: unknown;
  readonly after: unknown;
}

/**
 * Whether a value stands for the content of a ConfigMap or Secret, so that pods restart when that changes:
 * `checksum/config`.
 *
 * @see https://helm.sh/docs/howto/charts_tips_and_tricks/#automatically-roll-deployments
 */
export function isConfigurationChecksum({ name, before, after }: ChangedValue): boolean {
  const words = wordsOf(name);
  if (words.some((word) => OF_CHECKSUMS.test(word))) return true;
  const isEvery = (form: RegExp) => [before, after].every((value) => form.test(String(value)));
  return isEvery(HEXADECIMAL) || (words.some((word) => OF_CONFIGURATION.includes(word)) && isEvery(SINGLE_WORD));
}

/** Whether a name says that a checksum is one of a Secret, or of a ConfigMap; undefined if it says neither. */
export function findKindInName(name: string): 'ConfigMap' | 'Secret' | undefined {
  const words = wordsOf(name);
  if (words.some((word) => word.startsWith('secret'))) return 'Secret';
  return words.some((word) => word.startsWith('config')) ? 'ConfigMap' : undefined;
}

/** `checksum/config` and `configChecksum` as words in lower case. */
function wordsOf(name: string): string[] {
  return name
    .replace(/([a-z])([A-Z])/g, '$1-$2')
    .toLowerCase()
    .split(/[^a-z0-9]+/);
}
