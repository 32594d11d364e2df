import fc from 'fast-check';
import { parseAllDocuments } from 'yaml';
import { editManifest, GONE, type ManifestChange } from '../../changes';
import { apps } from '../../generated';
import type { Manifest } from '../../manifests';
import { FUZZ_PARAMETERS, synthPlan } from '../../synth-plan';

const APP_COUNT = 60;
/** The number of pods, which changes no answer, is limited to save time. */
const MAX_REPLICAS = 2;
/** Fields whose change makes another object. */
const IDENTITY = /^\/(apiVersion|kind|metadata|metadata\/name|spec)?$/;
/** Maps whose keys the user chooses. */
const MAPS = /\/(labels|annotations|matchLabels|nodeSelector|(?<=^\/spec\/)selector)$/;

/** A field that a manifest sets. */
interface FieldOfManifest {
  readonly manifest: Manifest;
  readonly pointer: string;
  readonly value: unknown;
}

/**
 * Creates changes of one field each, for every field of the objects that constructs write. Every other field is removed.
 * The rest get another value, an empty one, or one of another type. An odd seed swaps the two halves.
 */
export function generateChanges(): ManifestChange[] {
  return [...findPlaces()].map(([path, place], index) => {
    const [removal, otherEdit] = editsOf(place.value, index);
    const [how, value] = (index + FUZZ_PARAMETERS.seed) % 2 === 0 ? removal : otherEdit;
    return {
      name: `${path} ${how}`,
      base: [place.manifest],
      head: [JSON.parse(JSON.stringify(editManifest(place.manifest, { [place.pointer]: value })))],
    };
  });
}

/** Finds one manifest for every field of every kind, by the kind and the field. */
function findPlaces(): Map<string, FieldOfManifest> {
  const plans = fc
    .sample(apps, { seed: FUZZ_PARAMETERS.seed, numRuns: APP_COUNT })
    .filter(({ kubernetes }) => kubernetes === '1.28');
  const manifests = plans.flatMap((plan) => parseAllDocuments(synthPlan(plan)).map((one) => withFewPods(one.toJS())));
  const found = new Map<string, FieldOfManifest>();
  for (const manifest of manifests) {
    for (const [path, pointer, value] of fieldsOf(manifest)) {
      const key = `${manifest.kind} ${path}`;
      if (!IDENTITY.test(pointer) && !found.has(key)) found.set(key, { manifest, pointer, value });
    }
  }
  return found;
}

function withFewPods(manifest: Manifest): Manifest {
  if (manifest.spec.replicas > MAX_REPLICAS) manifest.spec.replicas = MAX_REPLICAS;
  return manifest;
}

/** Yields each value in a manifest: its path, with `*` for items and user-chosen keys, its JSON pointer and the value. */
function* fieldsOf(value: unknown, path = '', pointer = ''): Generator<[string, string, unknown]> {
  yield [path, pointer, value];
  if (typeof value !== 'object' || value === null) return;
  const isOwn = Array.isArray(value) || MAPS.test(path);
  for (const [key, child] of Object.entries(value)) {
    const step = key.replaceAll('~', '~0').replaceAll('/', '~1');
    yield* fieldsOf(child, `${path}/${isOwn ? '*' : key}`, `${pointer}/${step}`);
  }
}

type NamedEdit = readonly [how: string, value: unknown];

/** Lists two edits of a field: its removal, and another one that depends on the index. */
function editsOf(value: unknown, index: number): [NamedEdit, NamedEdit] {
  const others = otherEditsOf(value);
  return [['is removed', GONE], others[index % others.length] ?? ['is null', null]];
}

function otherEditsOf(value: unknown): NamedEdit[] {
  if (Array.isArray(value)) return editsOfList(value);
  if (typeof value === 'object')
    return [
      ['is empty', {}],
      ['is null', null],
      ['has an unknown field', { ...value, unknownField: 1 }],
    ];
  if (typeof value === 'boolean')
    return [
      ['is inverted', !value],
      ['is a string', String(value)],
    ];
  if (typeof value === 'number')
    return [
      ['is one more', value + 1],
      ['is 0', 0],
      ['is a string', String(value)],
      ['is a fraction', value + 0.5],
      ['is negative', -value - 1],
    ];
  return editsOfText(String(value));
}

function editsOfList(value: readonly unknown[]): NamedEdit[] {
  const reversed = [...value].reverse();
  return [
    ...(value.length > 1 ? [['is reversed', reversed] as const] : []),
    ['is empty', []],
    ['has an item twice', [...value, value[0]]],
    ['has one item only', value.slice(0, 1)],
    ['is a map', {}],
  ];
}

/** Other valid values of enumerations. */
const OTHER_VALUES: Readonly<Record<string, string>> = {
  TCP: 'UDP',
  UDP: 'TCP',
  SCTP: 'TCP',
  Retain: 'Delete',
  Delete: 'Retain',
  OnDelete: 'RollingUpdate',
  RollingUpdate: 'OnDelete',
  Parallel: 'OrderedReady',
  OrderedReady: 'Parallel',
  Always: 'IfNotPresent',
  IfNotPresent: 'Always',
  NodePort: 'ClusterIP',
  ClusterIP: 'NodePort',
  None: '',
};
const QUANTITY = /^(\d+)(Ki|Mi|Gi|m|M|G)$/;
const SMALLER_SUFFIXES: Readonly<Record<string, string>> = { Mi: 'Ki', Gi: 'Mi', Ki: '', M: 'k', G: 'M', m: 'u' };

function editsOfText(value: string): NamedEdit[] {
  const [, number = '', suffix = ''] = QUANTITY.exec(value) ?? [];
  const factor = suffix.endsWith('i') ? 1024 : 1000;
  return [
    ...(number === ''
      ? []
      : [
          ['is the same quantity in another unit', `${Number(number) * factor}${SMALLER_SUFFIXES[suffix]}`] as const,
          ['is a larger quantity', `${Number(number) + 1}${suffix}`] as const,
        ]),
    ['is another value', OTHER_VALUES[value] ?? `${value}x`],
    ['is empty', ''],
    ['is a number', 8080],
    ['begins with a capital', `X${value}`],
  ];
}
