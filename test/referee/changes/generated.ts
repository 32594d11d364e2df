import fc from 'fast-check';
import { parseAllDocuments } from 'yaml';
import { editManifest, GONE, type ManifestChange } from '../../changes';
import { apps } from '../../generated';
import type { Manifest } from '../../manifests';
import { FUZZ_PARAMETERS, synthPlan } from '../../synth-plan';

const APP_COUNT = 60;
/** More pods than these would only take time. */
const MAX_REPLICAS = 2;
/** Another name is another object, and another kind too. */
const IDENTITY = /^\/(apiVersion|kind|metadata|metadata\/name|spec)?$/;
/** Maps whose keys are those of the app. */
const MAPS = /\/(labels|annotations|matchLabels|nodeSelector|(?<=^\/spec\/)selector)$/;

/** Something that is written in a manifest. */
interface FieldOfManifest {
  readonly manifest: Manifest;
  readonly pointer: string;
  readonly value: unknown;
}

/**
 * Changes of one field at a time, over every field of the objects that constructs write: of every other it goes, and
 * the rest get another value, one that says nothing, or one of another type. Another seed has it the other way round.
 */
export function generateChanges(): ManifestChange[] {
  return [...findPlaces()].map(([path, place], index) => {
    const edits = editsOf(place.value, index);
    const [how, value] = edits[(index + FUZZ_PARAMETERS.seed) % edits.length] as NamedEdit;
    return {
      name: `${path} ${how}`,
      base: [place.manifest],
      head: [JSON.parse(JSON.stringify(editManifest(place.manifest, { [place.pointer]: value })))],
    };
  });
}

/** A place for every field of every kind, by the kind and the field. */
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

/** All that is in a value: the path, with `*` for items of lists and keys that are the app's own, the pointer, and what is there. */
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

/** That it goes, and one of what else may happen to it: another for the next. */
function editsOf(value: unknown, index: number): NamedEdit[] {
  const others = otherEditsOf(value);
  return [['goes', GONE], others[index % others.length] ?? ['is null', null]];
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
      ['is the contrary', !value],
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
  const turned = [...value].reverse();
  return [
    ...(value.length > 1 ? [['is turned', turned] as const] : []),
    ['is empty', []],
    ['has one twice', [...value, value[0]]],
    ['has one only', value.slice(0, 1)],
    ['is a map', {}],
  ];
}

/** Other spellings and values, by what the text says. */
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
  const [, amount = '', suffix = ''] = QUANTITY.exec(value) ?? [];
  const factor = suffix.endsWith('i') ? 1024 : 1000;
  return [
    ...(amount === ''
      ? []
      : [
          ['is spelled otherwise', `${Number(amount) * factor}${SMALLER_SUFFIXES[suffix]}`] as const,
          ['is more', `${Number(amount) + 1}${suffix}`] as const,
        ]),
    ['is another', OTHER_VALUES[value] ?? `${value}x`],
    ['is empty', ''],
    ['is a number', 8080],
    ['has capitals', `X${value}`],
  ];
}
