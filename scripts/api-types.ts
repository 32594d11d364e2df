/**
 * Makes lib/kubernetes/api.json: the types of the API, from Kubernetes' own Go types, and the kinds that API servers
 * serve, of every version that `$API_SERVERS` has a kubeconfig of. Needs Go and kubectl.
 */
import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';

interface Field {
  readonly type: string;
  readonly merge?: string;
  readonly retain?: true;
}

type Fields = Record<string, Field>;

/** What Go has of one version. */
interface GoTypes {
  readonly kinds: Record<string, string>;
  readonly types: Record<string, Fields>;
}

interface Kind {
  readonly type: string | undefined;
  readonly namespaced: boolean;
}

/** What one version has. */
interface Measured {
  readonly version: string;
  readonly kinds: Record<string, Kind>;
  readonly types: Record<string, Fields>;
}

const FILE = 'lib/kubernetes/api.json';

const measured = (process.env.API_SERVERS ?? '').split(delimiter).filter(Boolean).map(measure);
if (measured.length === 0) throw new Error('API_SERVERS names no kubeconfig.');
const types = merged(measured.map(({ types }) => types));
writeFileSync(
  FILE,
  `{\n"kinds": ${lines(merged1(measured.map(({ kinds }) => kinds)))},\n"types": ${lines(types)}\n}\n`,
);

function measure(kubeconfig: string): Measured {
  const get = (path: string) => JSON.parse(run('kubectl', ['--kubeconfig', kubeconfig, 'get', '--raw', path]));
  const { gitVersion } = get('/version') as { gitVersion: string };
  const [, minor, patch] = gitVersion.slice(1).split('.');
  const go = goTypes(`v0.${minor}.${patch}`);
  const groups = (get('/apis').groups as { versions: { groupVersion: string }[] }[]).flatMap(
    ({ versions }) => versions,
  );
  const roots = ['v1', ...groups.map(({ groupVersion }) => groupVersion)];
  const kinds = Object.fromEntries(
    roots.flatMap((root) =>
      (get(root === 'v1' ? '/api/v1' : `/apis/${root}`).resources as Resource[])
        .filter(({ name, verbs }) => !name.includes('/') && verbs.includes('patch'))
        .map(({ kind, namespaced }) => [`${root} ${kind}`, { type: go.kinds[`${root} ${kind}`], namespaced }]),
    ),
  );
  return { version: `1.${minor}`, kinds, types: reachable(go, kinds) };
}

interface Resource {
  readonly name: string;
  readonly kind: string;
  readonly namespaced: boolean;
  readonly verbs: readonly string[];
}

function goTypes(version: string): GoTypes {
  const folder = mkdtempSync(join(tmpdir(), 'api-types-'));
  try {
    copyFileSync('scripts/api-types.go', join(folder, 'main.go'));
    writeFileSync(join(folder, 'go.mod'), `module example.test/types\ngo 1.20\nrequire k8s.io/client-go ${version}\n`);
    run('go', ['mod', 'tidy'], folder);
    return JSON.parse(run('go', ['run', '.'], folder));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** The types that manifests of these kinds are made of. */
function reachable(go: GoTypes, kinds: Record<string, Kind>): Record<string, Fields> {
  const found = new Map<string, Fields>();
  const visit = (name: string): void => {
    const fields = go.types[name];
    if (fields === undefined || found.has(name)) return;
    const kept = Object.entries(fields).map(
      ([field, value]) => [field, passedOver(field, value.type) ?? value] as const,
    );
    found.set(name, Object.fromEntries(kept));
    for (const [, { type }] of kept) visit(type.replace(/^(\*|\[\]|\{\})+/, ''));
  };
  for (const { type } of Object.values(kinds)) if (type !== undefined) visit(type);
  return Object.fromEntries(found);
}

/** What controllers and servers write, and servers pass over in a manifest. */
function passedOver(field: string, type: string): Field | undefined {
  const isStatus = field === 'status' && /\.\w+Status$/.test(type) && !type.startsWith('*');
  return isStatus || field === 'managedFields' ? { type: 'passedOver' } : undefined;
}

/** Each type with the fields of all versions. */
function merged(versions: readonly Record<string, Fields>[]): Record<string, object> {
  const names = new Set(versions.flatMap((types) => Object.keys(types)));
  return Object.fromEntries([...names].map((name) => [name, merged1(versions.map((types) => types[name]))]));
}

/** Every entry as the newest version has it, and since and until which of them there is one. */
function merged1<Entry extends object>(
  versions: readonly (Record<string, Entry> | undefined)[],
): Record<string, object> {
  const names = new Set(versions.flatMap((entries) => Object.keys(entries ?? {})));
  const of = (name: string) => measured.filter((_, index) => Object.hasOwn(versions[index] ?? {}, name));
  const there = versions.map((entries) => entries !== undefined);
  return Object.fromEntries(
    [...names].map((name) => {
      const having = of(name).map(({ version }) => version);
      const possible = measured.filter((_, index) => there[index]).map(({ version }) => version);
      const newest = versions.findLast((entries) => entries?.[name] !== undefined)?.[name];
      return [
        name,
        {
          ...newest,
          ...(having[0] !== possible[0] && { since: having[0] }),
          ...(having.at(-1) !== possible.at(-1) && { until: having.at(-1) }),
        },
      ];
    }),
  );
}

/** A map with an entry a line, by name; of an object that has a type alone, the type. */
function lines(entries: Record<string, object>): string {
  const short = (_: string, value: unknown) =>
    Object.keys(Object(value)).join() === 'type' && typeof Object(value).type === 'string' ? Object(value).type : value;
  const sorted = Object.entries(entries).sort(([one], [other]) => (one < other ? -1 : 1));
  return `{\n${sorted.map(([name, entry]) => `${JSON.stringify(name)}: ${JSON.stringify(entry, short)}`).join(',\n')}\n}`;
}

function run(command: string, args: readonly string[], cwd?: string): string {
  return execFileSync(command, args, {
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
    cwd,
    stdio: ['ignore', 'pipe', 'ignore'],
  });
}
