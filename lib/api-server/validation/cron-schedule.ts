import { isTimeZone } from './time-zone';

/** A field of a schedule: its range, and the names of its numbers, if they have some. */
interface CronField {
  readonly min: number;
  readonly max: number;
  readonly names?: readonly string[];
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const DAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];

const FIELDS: readonly CronField[] = [
  { min: 0, max: 59 },
  { min: 0, max: 23 },
  { min: 1, max: 31 },
  { min: 1, max: 12, names: MONTHS },
  { min: 0, max: 6, names: DAYS },
];

const DESCRIPTORS = /^@(yearly|annually|monthly|weekly|daily|midnight|hourly)$/;
const EVERY = /^@every [+-]?(0|((\d+(\.\d*)?|\.\d+)(ns|us|µs|μs|ms|s|m|h))+)$/;
const ZONED = /^(?:CRON_)?TZ=(?<zone>[^ ]*) +(?<rest>.*)$/;

/**
 * Whether a string is a schedule of a CronJob.
 *
 * @see https://kubernetes.io/docs/concepts/workloads/controllers/cron-jobs/#schedule-syntax
 */
export function isSchedule(schedule: string): boolean {
  const { zone, rest = schedule } = ZONED.exec(schedule)?.groups ?? {};
  if (zone !== undefined && !isTimeZone(zone)) return false;
  if (rest.startsWith('@')) return DESCRIPTORS.test(rest) || EVERY.test(rest);
  const given = rest.trim().split(/\s+/);
  return given.length === FIELDS.length && FIELDS.every((field, index) => isList(String(given[index]), field));
}

function isList(text: string, field: CronField): boolean {
  return text
    .split(',')
    .filter((range) => range !== '')
    .every((range) => isRange(range, field));
}

function isRange(text: string, field: CronField): boolean {
  const [range, step, ...others] = text.split('/') as [string, ...string[]];
  if (others.length > 0 || (step !== undefined && !(parseNumber(step, field.min, []) > 0))) return false;
  const [first, last, ...more] = range.split('-') as [string, ...string[]];
  if (first === '*' || first === '?') return true;
  const start = parseNumber(first, field.min, field.names);
  const end = last === undefined ? start : parseNumber(last, field.min, field.names);
  return more.length === 0 && start >= field.min && end <= field.max && start <= end;
}

/** The number in a text, or that the name in it stands for; NaN if there is none. */
function parseNumber(text: string, min: number, names: readonly string[] = []): number {
  const index = names.indexOf(text.toLowerCase());
  if (index >= 0) return index + min;
  return /^\+?\d+$/.test(text) ? Number(text) : Number.NaN;
}
