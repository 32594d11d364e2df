const WITH_COMMAS = new Intl.NumberFormat('en');
const BINARY_SUFFIXES = ['', 'Ki', 'Mi', 'Gi', 'Ti', 'Pi', 'Ei'];

/** A count with thousands separators: `1,000`. */
export function formatInteger(count: number): string {
  return WITH_COMMAS.format(count);
}

/** A count with its noun and verb: `1 pod restarts`, `3 pods restart`. */
export function formatCount(count: number, singular: string, plural: string): string {
  return `${formatInteger(count)} ${count === 1 ? singular : plural}`;
}

/** A duration in its two largest units: `1 min 35 s`. */
export function formatDuration(seconds: number): string {
  const whole = Math.ceil(seconds);
  const [hours, minutes, rest] = [Math.floor(whole / 3600), Math.floor((whole % 3600) / 60), whole % 60];
  if (hours > 0) return joinUnits([hours, 'h'], [minutes, 'min']);
  return joinUnits([minutes, 'min'], [rest, 's']) || '0 s';
}

function joinUnits(...parts: readonly [amount: number, unit: string][]): string {
  return parts
    .filter(([amount]) => amount > 0)
    .map(([amount, unit]) => `${amount} ${unit}`)
    .join(' ');
}

/** Bytes in the largest unit in which they are at least 1: `1.5Gi`. */
export function formatBytes(amount: number): string {
  const fitting = BINARY_SUFFIXES.findLastIndex((_, power) => amount >= 1024 ** power);
  const power = Math.max(0, fitting);
  return `${Number((amount / 1024 ** power).toFixed(2))}${BINARY_SUFFIXES[power]}`;
}

/** CPU cores as Kubernetes writes them: `250m`, `2`. */
export function formatCores(amount: number): string {
  const thousandths = Math.round(amount * 1000);
  return thousandths % 1000 === 0 ? `${thousandths / 1000}` : `${thousandths}m`;
}
