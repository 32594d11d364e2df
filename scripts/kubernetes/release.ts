import { createHash } from 'node:crypto';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { assertGo, CACHE, createGoModule, downloadSources, runGo } from '../../test/referee/build';

/** A field of a Go type, in the form of `lib/kubernetes/types.ts`. */
export interface TypeField {
  readonly type: string;
  readonly merge?: string;
  readonly retain?: true;
}

/** The fields of a Go type, by name. */
export type TypeFields = Readonly<Record<string, TypeField>>;

/** A feature gate of a release. */
export interface Gate {
  readonly default: boolean;
  /** `ALPHA`, `BETA` or `DEPRECATED`. Empty if the feature is generally available. */
  readonly stage: string;
  /** Whether the default can't be changed. */
  readonly locked: boolean;
}

/** A kind that an API server serves. */
export interface ServedKind {
  /** The Go type. Undefined if `k8s.io/api` has no type for the kind. */
  readonly type?: string;
  readonly namespaced: boolean;
}

/** The kinds, types and feature gates of a release of Kubernetes. */
export interface KubernetesRelease {
  /** The kinds that an API server serves by default and that can be applied, such as `apps/v1 StatefulSet`. */
  readonly kinds: Readonly<Record<string, ServedKind>>;
  /** The types that manifests of these kinds are made of. */
  readonly types: Readonly<Record<string, TypeFields>>;
  readonly gates: Readonly<Record<string, Gate>>;
}

/** The output of the Go program. */
interface ProgramOutput {
  /** The type of each kind, served or not. */
  readonly kinds: Readonly<Record<string, string>>;
  readonly types: Readonly<Record<string, TypeFields>>;
  readonly gates: Readonly<Record<string, Gate>>;
}

const PROGRAM = join(__dirname, 'program', 'main.go');

/** Reads the kinds, types and feature gates of a release, such as `1.37.2`, from its sources in the Go module proxy. */
export function readRelease(release: string): KubernetesRelease {
  const printed = readProgramOutput(release);
  const kinds = Object.fromEntries(
    listServedKinds(downloadSources(release)).map(({ name, namespaced }) => [
      name,
      { type: printed.kinds[name], namespaced },
    ]),
  );
  return { kinds, types: collectTypes(printed, kinds), gates: printed.gates };
}

/** Runs the Go program for a release, unless its output is in the cache of the referees. */
function readProgramOutput(release: string): ProgramOutput {
  const hash = createHash('sha256').update(readFileSync(PROGRAM)).digest('hex').slice(0, 16);
  const file = join(CACHE, `${release}-types-${hash}.json`);
  if (!existsSync(file)) {
    assertGo(release);
    console.error(`Reading the types of Kubernetes ${release}. The first time this takes some minutes.`);
    mkdirSync(CACHE, { recursive: true });
    const folder = mkdtempSync(join(CACHE, `${release}-types-`));
    try {
      copyFileSync(PROGRAM, join(folder, 'main.go'));
      writeFileSync(join(folder, 'go.mod'), createGoModule(release, folder));
      const printed = runGo(['run', '-mod=mod', '-trimpath', '.'], folder);
      writeFileSync(join(folder, 'printed.json'), printed);
      renameSync(join(folder, 'printed.json'), file);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  }
  return JSON.parse(readFileSync(file, 'utf8'));
}

/** A resource as the discovery API lists it. */
interface Resource {
  readonly name: string;
  readonly kind: string;
  readonly namespaced: boolean;
  readonly verbs: readonly string[];
}

/**
 * The kinds that an API server serves by default and that can be patched, which `kubectl apply` needs. The sources have
 * the discovery documents of a server with everything enabled.
 *
 * @see https://kubernetes.io/docs/reference/using-api/#api-versioning
 */
function listServedKinds(sources: string): { name: string; namespaced: boolean }[] {
  const betas = listEnabledBetas(sources);
  const folder = join(sources, 'api', 'discovery');
  const lists = readdirSync(folder).flatMap((file) => {
    const [, group = '', version] = /^apis?(?:__(.+))?__(v\d[a-z0-9]*)\.json$/.exec(file) ?? [];
    return version === undefined ? [] : [{ file, group, version }];
  });
  return lists.flatMap(({ file, group, version }) => {
    const root = group === '' ? version : `${group}/${version}`;
    const { resources } = JSON.parse(readFileSync(join(folder, file), 'utf8')) as { resources: Resource[] };
    return resources
      .filter(({ name, verbs }) => !name.includes('/') && verbs.includes('patch'))
      .filter(({ name }) => /^v\d+$/.test(version) || betas.has(`${group.split('.')[0]}${version} ${name}`))
      .map(({ kind, namespaced }) => ({ name: `${root} ${kind}`, namespaced }));
  });
}

/** The resources of beta versions that are served by default, such as `flowcontrolv1beta3 flowschemas`. */
function listEnabledBetas(sources: string): Set<string> {
  const folder = join(sources, 'pkg', 'controlplane');
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.go'));
  const lists = files.flatMap((file) => [
    ...readFileSync(join(folder, file), 'utf8').matchAll(/egacyBetaEnabledByDefaultResources = [^{]*\{([^}]*)\}/g),
  ]);
  const resources = lists.flatMap(([, list = '']) => [
    ...list.matchAll(/(\w+?)(?:api)?(v\d\w*)\.SchemeGroupVersion\.WithResource\("(\w+)"\)/g),
  ]);
  return new Set(resources.map(([, group, version, resource]) => `${group}${version} ${resource}`));
}

/** The types that manifests of kinds are made of. */
function collectTypes(printed: ProgramOutput, kinds: KubernetesRelease['kinds']): KubernetesRelease['types'] {
  const found = new Map<string, TypeFields>();
  const visit = (name: string): void => {
    const fields = printed.types[name];
    if (fields === undefined || found.has(name)) return;
    const read = Object.entries(fields).map(
      ([field, value]) => [field, isIgnored(field, value.type) ? { type: 'passedOver' } : value] as const,
    );
    found.set(name, Object.fromEntries(read));
    for (const [, { type }] of read) visit(elementOf(type));
  };
  for (const { type } of Object.values(kinds)) if (type !== undefined) visit(type);
  return Object.fromEntries(found);
}

/** Whether a field is written by controllers and API servers, and ignored in a manifest. */
function isIgnored(field: string, type: string): boolean {
  const isStatus = field === 'status' && /\.\w+Status$/.test(type) && !type.startsWith('*');
  return isStatus || field === 'managedFields';
}

/** The type without `*`, `[]` and `{}` before it. */
export function elementOf(type: string): string {
  return type.replace(/^(\*|\[\]|\{\})+/, '');
}
