/** The end of a word that says that a value is a checksum. */
const CHECKSUM_WORD = /(checksum|hash|digest|md5|sha\d*)$/;
/** Words that say that a value belongs to a ConfigMap or Secret. */
const CONFIGURATION_WORDS = ['config', 'configmap', 'secret', 'secrets'];
const ALPHANUMERIC = /^[A-Za-z0-9]+$/;
const HEXADECIMAL_HASH = /^(sha\d+[:-])?[0-9a-f]{16,}$/;

/** An annotation or environment variable whose value changed. */
export interface ChangedValue {
  readonly name: string;
  readonly before: unknown;
  readonly after: unknown;
}

/**
 * Whether a value is a checksum of a ConfigMap or Secret, so that pods restart when the content changes. An example is
 * the annotation `checksum/config`.
 *
 * @see https://helm.sh/docs/howto/charts_tips_and_tricks/#automatically-roll-deployments
 */
export function isConfigurationChecksum({ name, before, after }: ChangedValue): boolean {
  const words = splitWords(name);
  if (words.some((word) => CHECKSUM_WORD.test(word))) return true;
  const haveForm = (form: RegExp) => [before, after].every((value) => form.test(String(value)));
  if (haveForm(HEXADECIMAL_HASH)) return true;
  return words.some((word) => CONFIGURATION_WORDS.includes(word)) && haveForm(ALPHANUMERIC);
}

/** The kind that the name of a checksum mentions: `checksum/secret` mentions Secret. Undefined if it mentions none. */
export function findKindInName(name: string): 'ConfigMap' | 'Secret' | undefined {
  const words = splitWords(name);
  if (words.some((word) => word.startsWith('secret'))) return 'Secret';
  return words.some((word) => word.startsWith('config')) ? 'ConfigMap' : undefined;
}

/** The words of a name such as `checksum/config` or `configChecksum`, in lower case. */
function splitWords(name: string): string[] {
  return name
    .replace(/([a-z])([A-Z])/g, '$1-$2')
    .toLowerCase()
    .split(/[^a-z0-9]+/);
}
