const CHARACTERS = /^[A-Za-z.\-_0-9+]{1,14}$/;
/** Node.js accepts offsets as time zones, API servers don't. */
const OFFSET = /^[+-]/;

/**
 * Whether a string is the name of a time zone in the IANA database.
 *
 * @see https://kubernetes.io/docs/concepts/workloads/controllers/cron-jobs/#time-zones
 */
export function isTimeZone(name: string): boolean {
  const isWellFormed = name.split('/').every((part) => CHARACTERS.test(part) && !/^(-.*|\.{1,2})$/.test(part));
  if (!isWellFormed || OFFSET.test(name)) return false;
  const known = resolveTimeZone(name);
  // Node.js accepts names in any case, API servers don't. Aliases resolve to another name.
  return known !== undefined && (known === name || known.toLowerCase() !== name.toLowerCase());
}

function resolveTimeZone(timeZone: string): string | undefined {
  try {
    return new Intl.DateTimeFormat('en', { timeZone }).resolvedOptions().timeZone;
  } catch {
    return undefined;
  }
}
