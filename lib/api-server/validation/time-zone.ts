const CHARACTERS = /^[A-Za-z.\-_0-9+]{1,14}$/;
/** Node.js takes these for zones, the IANA database doesn't know them. */
const OFFSET = /^[+-]/;

/**
 * Whether this is the name of a time zone.
 *
 * @see https://kubernetes.io/docs/concepts/workloads/controllers/cron-jobs/#time-zones
 */
export function isTimeZone(name: string): boolean {
  const isWritten = name.split('/').every((part) => CHARACTERS.test(part) && !/^(-.*|\.{1,2})$/.test(part));
  if (!isWritten || OFFSET.test(name)) return false;
  const known = knownAs(name);
  // Node.js takes a zone in any case, API servers don't.
  return known !== undefined && (known === name || known.toLowerCase() !== name.toLowerCase());
}

function knownAs(timeZone: string): string | undefined {
  try {
    return new Intl.DateTimeFormat('en', { timeZone }).resolvedOptions().timeZone;
  } catch {
    return undefined;
  }
}
