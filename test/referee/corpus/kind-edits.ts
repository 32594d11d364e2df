import { type Path, stepsOf, withValue } from '../../edited';
import type { Manifest } from '../../manifests';
import type { Specimen } from './kinds';

/** A manifest that was edited, and the edit in words. */
export interface EditedManifest {
  readonly edit: string;
  readonly manifest: Manifest;
}

const STRINGS = ['', 'Not A Name', 'x'.repeat(64), 'x'.repeat(300), 'a/b/c', '-a', '1a', 'a.b', 'a_b'];
const NUMBERS = [0, -1, 1, 1800, 1801, 3600, 3601, 65535, 65536, 70000, 2 ** 31 - 1];
const KEYS = ['', 'not a key', 'x'.repeat(64), 'A/b', 'a/b/c'];
/** Maps whose keys the user chooses. */
const FREE_MAPS = /^(labels|annotations|matchLabels|selector|parameters|data)$/;
/** Fields that choose the rules, and so stay as they are. */
const UNCHANGED_FIELDS = ['apiVersion', 'kind'];

/** Lists the object of a specimen with each field changed, and with the specimen's own edits. */
export function editsOfKind({ manifest, edits = [] }: Specimen): EditedManifest[] {
  const single = listEdits(manifest, []).map(([path, value]) => [[formatPath(path), value] as const]);
  const made = [...single, ...edits].map((edit) => ({
    edit: edit.map(([path, value]) => `${path} = ${JSON.stringify(value)?.slice(0, 80)}`).join(', '),
    manifest: edit.reduce((made, [path, value]) => withValue(made, stepsOf(path), value), manifest),
  }));
  // An API server generates the name of a LimitRange, but kubectl applies no object without a name.
  return made.filter((one) => one.manifest.kind !== 'LimitRange' || one.manifest.metadata?.name);
}

/** Lists the path of every value in an object with each of its replacements. */
function listEdits(value: Manifest, path: Path): [Path, unknown][] {
  const own = path.length === 0 ? [] : [undefined, ...replacementsOf(value, String(path.at(-1)))];
  const inner = typeof value === 'object' ? Object.keys(value) : [];
  return [
    ...own.map((other): [Path, unknown] => [path, other]),
    ...inner
      .filter((key) => path.length > 0 || !UNCHANGED_FIELDS.includes(key))
      .flatMap((key) => listEdits(value[key], [...path, Array.isArray(value) ? Number(key) : key])),
  ];
}

function replacementsOf(value: Manifest, key: string): unknown[] {
  if (typeof value === 'string') return STRINGS;
  if (typeof value === 'number') return NUMBERS;
  if (typeof value === 'boolean') return [!value];
  if (Array.isArray(value)) return [[], [...value, value[0]], [...value].reverse()];
  return [{}, ...(FREE_MAPS.test(key) ? KEYS.map((one) => ({ ...value, [one]: 'x' })) : [])];
}

/** Formats a path like `Field.path`. */
function formatPath(path: Path): string {
  return path
    .map((step) => (typeof step === 'number' ? `[${step}]` : /^[\w-]+$/.test(step) ? `.${step}` : `['${step}']`))
    .join('')
    .replace(/^\./, '');
}
