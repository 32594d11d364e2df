import { isDeepStrictEqual } from 'node:util';
import type { Manifest } from '../../test/manifests';
import type { RefereeAnswer, RefereeRejection } from '../../test/referee/referee';
import type { ComparedRequest } from './cases';
import { formatPlace, placeOf } from './places';

/** The kind of difference between two answers. */
export type Aspect =
  /** The newer version rejects what the older accepts. */
  | 'rejects'
  /** The newer version accepts what the older rejects. */
  | 'accepts'
  /** Both reject, at different fields. */
  | 'errors'
  /** The versions store different values for a field that the manifest does not set. */
  | 'default'
  /** The newer version drops a field that the older stores. */
  | 'drops'
  /** The newer version stores a field that the older drops. */
  | 'honors'
  /** The versions store different values for a field that the manifest sets. */
  | 'stores'
  /** Kubernetes' own code panics, or does not answer. */
  | 'fails';

/** One difference between the answers of two versions to one request. */
export interface AnswerChange {
  readonly aspect: Aspect;
  readonly isUpdate: boolean;
  /** The kind whose rules the change concerns. In a pod template this is `Pod`. */
  readonly kind: string;
  /** The field, such as `Pod spec.containers[*].name`. */
  readonly place: string;
  /** The answers of the older and the newer version, in words. */
  readonly before: string;
  readonly after: string;
  /** Changes with equal keys belong to one group. */
  readonly key: string;
}

/** Equal changes, with the smallest request that shows them. */
export interface ChangeGroup {
  readonly change: AnswerChange;
  readonly request: string;
  readonly count: number;
  /** The number of changes by kind of object. */
  readonly kinds: Readonly<Record<string, number>>;
}

/** Compares the answers of two versions to a request. */
export function compareAnswers(request: ComparedRequest, before: RefereeAnswer, after: RefereeAnswer): AnswerChange[] {
  if (before.failure !== undefined || after.failure !== undefined) return compareFailures(request, before, after);
  if (before.rejection !== undefined && after.rejection !== undefined) {
    return compareRejections(request, before.rejection, after.rejection);
  }
  if (after.rejection !== undefined) {
    return createVerdictChange('rejects', request, after.rejection, 'accepted', describeRejection(after.rejection));
  }
  if (before.rejection !== undefined) {
    return createVerdictChange('accepts', request, before.rejection, describeRejection(before.rejection), 'accepted');
  }
  return compareObjects(request, before.object, after.object);
}

/** A failure because one version lacks the kind. The comparison of types lists such kinds. */
const UNKNOWN_KIND = /^unknown kind|doesn't judge/;

function compareFailures(request: ComparedRequest, before: RefereeAnswer, after: RefereeAnswer): AnswerChange[] {
  const failures = [before.failure, after.failure];
  if (before.failure === after.failure || failures.some((failure) => UNKNOWN_KIND.test(failure ?? ''))) return [];
  const [one, other] = [describeFailure(before.failure), describeFailure(after.failure)];
  return [createChange('fails', request, '', [one, other], `${one} ${other}`)];
}

function describeFailure(failure: string | undefined): string {
  return failure === undefined ? 'an answer' : shorten(failure);
}

function createVerdictChange(
  aspect: Aspect,
  request: ComparedRequest,
  rejection: RefereeRejection,
  before: string,
  after: string,
): AnswerChange[] {
  const [error] = errorsOf(rejection);
  const { field, message } = error ?? { field: '', message: '' };
  return [createChange(aspect, request, field, [before, after], kindOfMessage(message))];
}

function compareRejections(
  request: ComparedRequest,
  before: RefereeRejection,
  after: RefereeRejection,
): AnswerChange[] {
  const places = (rejection: RefereeRejection) =>
    errorsOf(rejection).map(({ field }) => formatPlace(placeOf(request.object.kind, field)));
  const [one, other] = [places(before), places(after)];
  const removed = one.findIndex((place) => !other.includes(place));
  const added = other.findIndex((place) => !one.includes(place));
  if (removed === -1 && added === -1) return [];
  const field = (added === -1 ? errorsOf(before)[removed] : errorsOf(after)[added])?.field ?? '';
  const answers = [describeRejection(before), describeRejection(after)] as const;
  const change = createChange('errors', request, field, answers, one[removed] ?? '');
  return [{ ...change, place: `${one[removed] ?? 'no error'} → ${other[added] ?? 'no error'}` }];
}

/** The errors of a rejection. Decoding reports unknown fields in its message only. */
function errorsOf({ by, errors }: RefereeRejection): RefereeRejection['errors'] {
  if (by !== 'decoding') return errors;
  const unknown = errors.flatMap(({ message }) => [...message.matchAll(/unknown field "([^"]*)"/g)]);
  return unknown.length === 0 ? errors : unknown.map(([message, field = '']) => ({ field, message }));
}

function describeRejection({ by, errors }: RefereeRejection): string {
  const shown = errors.slice(0, 2).map(({ field, message }) => (field === '' ? message : `${field}: ${message}`));
  const more = errors.length > 2 ? ` (and ${errors.length - 2} more)` : '';
  return `rejected by ${by}: ${shown.map(shorten).join('; ')}${more}`;
}

/** The part of a message that does not quote the request: `Invalid value`, `Forbidden`, … */
function kindOfMessage(message: string): string {
  return (message.split(/[:"]/, 1)[0] ?? '').trim();
}

function compareObjects(request: ComparedRequest, before: Manifest, after: Manifest): AnswerChange[] {
  const [one, other] = [before, after].map((object) => maskRandom(request.object, object));
  return compareValues(request.object, one, other, '').map(({ path, given, values }) => {
    const [old, recent] = [describeValue(values[0]), describeValue(values[1])];
    const aspect = aspectOf(given, values);
    const isScalar = values.every((value) => typeof value !== 'object');
    return createChange(
      aspect,
      request,
      path,
      [`stores ${old}`, `stores ${recent}`],
      isScalar && aspect === 'default' ? `${old} ${recent}` : '',
    );
  });
}

function aspectOf(given: unknown, [before, after]: readonly [unknown, unknown]): Aspect {
  if (given === undefined) return 'default';
  if (before === undefined) return 'honors';
  return after === undefined ? 'drops' : 'stores';
}

interface Difference {
  readonly path: string;
  /** The value in the manifest. */
  readonly given: unknown;
  readonly values: readonly [unknown, unknown];
}

/** Finds the differences between two values. Null, empty and missing values are equal, since encodings differ in them. */
function compareValues(given: Manifest, before: Manifest, after: Manifest, path: string): Difference[] {
  if (isDeepStrictEqual(before, after) || (isEmpty(before) && isEmpty(after))) return [];
  const areLists = Array.isArray(before) && Array.isArray(after);
  if ((areLists && before.length === after.length) || (isMap(before) && isMap(after))) {
    const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])];
    return keys.flatMap((key) =>
      compareValues(given?.[key], before[key], after[key], areLists ? `${path}[${key}]` : appendStep(path, key)),
    );
  }
  const [one, other] = [before, after].map((value) => (isEmpty(value) ? undefined : value));
  return [{ path, given, values: [one, other] }];
}

function appendStep(path: string, key: string): string {
  if (!/^[\w-]+$/.test(key)) return `${path}[${key}]`;
  return path === '' ? key : `${path}.${key}`;
}

function isMap(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isEmpty(value: unknown): boolean {
  return value === undefined || value === null || (isMap(value) && Object.values(value as object).every(isEmpty));
}

const UUID = /[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g;
const ALLOCATED = '(allocated)';

/** A stored object without its status, and with placeholders for generated names, UIDs, allocated addresses and ports. */
function maskRandom(given: Manifest, stored: Manifest): Manifest {
  const { status: _, ...rest } = stored;
  const { generateName, name } = given.metadata ?? {};
  const text = JSON.stringify(rest).replace(UUID, 'UID');
  const isGenerated = generateName !== undefined && name === undefined;
  const object = JSON.parse(isGenerated ? text.replaceAll(stored.metadata.name, `${generateName}…`) : text);
  if (object.kind === 'Service') maskAllocated(given.spec ?? {}, object.spec ?? {});
  return object;
}

function maskAllocated(given: Manifest, spec: Manifest): void {
  if (!given.clusterIP && /\d/.test(spec.clusterIP)) {
    spec.clusterIP = ALLOCATED;
    spec.clusterIPs = spec.clusterIPs?.map(() => ALLOCATED);
  }
  if (!given.healthCheckNodePort && spec.healthCheckNodePort) spec.healthCheckNodePort = ALLOCATED;
  for (const [index, port] of Object.entries<Manifest>(spec.ports ?? [])) {
    if (!given.ports?.[index]?.nodePort && port.nodePort) port.nodePort = ALLOCATED;
  }
}

function describeValue(value: unknown): string {
  return value === undefined ? 'nothing' : shorten(JSON.stringify(value));
}

function shorten(text: string): string {
  return text.length > 160 ? `${text.slice(0, 160)}…` : text;
}

function createChange(
  aspect: Aspect,
  { object, base }: ComparedRequest,
  field: string,
  [before, after]: readonly [string, string],
  detail: string,
): AnswerChange {
  const where = placeOf(object.kind, field);
  const isUpdate = base !== undefined;
  const place = formatPlace(where);
  const key = [aspect, isUpdate, place, detail].join(' ');
  return { aspect, isUpdate, kind: where.kind, place, before, after, key };
}

/** Collects changes in groups of equal ones. */
export class ChangeGroups {
  readonly #groups = new Map<string, ChangeGroup>();

  add({ request, object }: ComparedRequest, changes: readonly AnswerChange[]): void {
    for (const change of changes) {
      const group = this.#groups.get(change.key);
      const isSmaller = group === undefined || request.length < group.request.length;
      this.#groups.set(change.key, {
        ...(isSmaller ? { change, request } : { change: group.change, request: group.request }),
        count: (group?.count ?? 0) + 1,
        kinds: { ...group?.kinds, [object.kind]: (group?.kinds[object.kind] ?? 0) + 1 },
      });
    }
  }

  /** The groups, sorted by the length of their examples: the simplest first. */
  list(): ChangeGroup[] {
    return [...this.#groups.values()].sort((one, other) => one.request.length - other.request.length);
  }
}
