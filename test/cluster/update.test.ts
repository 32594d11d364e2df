import { randomBytes } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import {
  ApiServer as Forecast,
  type JsonObject,
  merged,
  prepared,
  SOME_ADDRESS,
  updateProblems,
} from '../../lib/api-server';
import { Field } from '../../lib/fields';
import { isOlder, type KubernetesVersion } from '../../lib/kubernetes';
import type { Manifest } from '../manifests';
import type { Answer, ApiServer } from './api-server';
import { serversOf } from './servers';
import { UPDATES, type Update } from './updates';

const VERSIONS: readonly KubernetesVersion[] = ['1.28', '1.34', '1.36'];
const CONFLICT = 409;
const PAUSE_MS = 200;
const TRIES = 50;

const namespace = `update-test-${randomBytes(4).toString('hex')}`;
const made: { readonly server: ApiServer; readonly object: Manifest }[] = [];
let servers: readonly ApiServer[] = [];
beforeAll(async () => {
  servers = await serversOf(...VERSIONS);
  const object = { apiVersion: 'v1', kind: 'Namespace', metadata: { name: namespace } };
  await Promise.all(servers.map((server) => make(server, object)));
});
afterAll(async () => {
  await Promise.all(made.map(({ server, object }) => server.remove(object)));
  for (const server of servers) server.close();
});

async function make(server: ApiServer, object: Manifest): Promise<void> {
  const { status, body } = await server.create(object);
  if (status >= 300) throw new Error(`${server.version} of ${object.kind}: ${body.message}`);
  made.push({ server, object });
}

/** What a server is asked about, and what it says. */
interface Trial {
  readonly live: Manifest;
  readonly next: Manifest;
  readonly answer: Answer;
}

/** Applies HEAD where BASE was, once the controllers have seen that. */
async function tried(server: ApiServer, base: Manifest, head: Manifest, tries = TRIES): Promise<Trial> {
  const live = unadmitted((await server.read(base)).body);
  const { schema } = new Forecast(server.version);
  const next = merged(live, base, head, schema.kind(base.apiVersion, base.kind)?.type, schema);
  const answer = await server.tryUpdate(next);
  const isUnseen = base.kind === 'Job' && base.spec.suspend && live.status.conditions === undefined;
  if (tries === 0 || !(isUnseen || answer.status === CONFLICT)) return { live, next, answer };
  await setTimeout(PAUSE_MS);
  return tried(server, base, head, tries - 1);
}

/** The object without the tolerations that admission gives every pod, also when it is updated. */
function unadmitted(live: Manifest): Manifest {
  if (live.kind !== 'Pod') return live;
  const tolerations = live.spec.tolerations.filter(({ key }: Manifest) => !key.startsWith('node.kubernetes.io/'));
  return { ...live, spec: { ...live.spec, tolerations } };
}

function read(object: Manifest, version: KubernetesVersion): JsonObject {
  const forecast = new Forecast(version);
  return forecast.read(object, forecast.schema.kind(object.apiVersion, object.kind)?.type ?? '').value;
}

/** How servers name fields otherwise than they stand in manifests. */
const FIELDS: Readonly<Record<string, RegExp>> = {
  'spec.clusterIPs': /^spec\.(clusterIPs?|ipFamilies)/,
  'spec.clusterIPs[0]': /^spec\.(clusterIPs?|ipFamilies)/,
  'spec.persistentvolumesource': /^spec\./,
  'spec.attachedRequired': /^spec\.attachRequired/,
  nodeAffinity: /^spec\.nodeAffinity/,
  volumeMode: /^spec\.volumeMode/,
};

function isIn(path: string, field: string): boolean {
  return FIELDS[field]?.test(path) ?? (path.startsWith(field) || field.startsWith(path));
}

/** What the server and the forecast say of an update, where they don't say the same. */
async function disagreement(server: ApiServer, update: Update, index: number): Promise<object | undefined> {
  const { version } = server;
  const [base, head] = [update.base, update.head].map((object) => {
    return { ...object, metadata: { ...object.metadata, name: `${namespace}-${index}`, namespace } };
  });
  await make(server, base);
  const { live, next, answer } = await tried(server, base, head);
  const before = read(live, version);
  const after = prepared(before, read(next, version), version);
  const ours = updateProblems(new Field(before), new Field(after), version).map(({ path }) => path);
  if (answer.status >= 300) {
    const fields: string[] = answer.body.details?.causes?.map(({ field }: Manifest) => field) ?? [];
    const isForetold = ours.length > 0 && ours.every((path) => fields.some((field) => isIn(path, field)));
    return isForetold ? undefined : { title: update.title, theirs: answer.body.message, ours };
  }
  if (ours.length > 0) return { title: update.title, theirs: 'taken', ours };
  const theirs = known(read(unadmitted(answer.body), version), after);
  const isSame = JSON.stringify(sorted(theirs)) === JSON.stringify(sorted(known(after, after)));
  return isSame ? undefined : { title: update.title, theirs, ours: after };
}

/** The object without what clusters write or choose themselves. */
function known({ metadata, ...object }: Manifest, { spec: ours }: Manifest): Manifest {
  if (object.kind !== 'Service') return object;
  const { clusterIP, clusterIPs, healthCheckNodePort, ports, ...spec } = object.spec;
  const portsKnown = ports?.map(({ nodePort, ...port }: Manifest, index: number) => {
    return ours.ports[index].nodePort === undefined ? port : { ...port, nodePort };
  });
  return {
    ...object,
    spec: {
      ...spec,
      ports: portsKnown,
      ...(ours.clusterIP === SOME_ADDRESS ? {} : { clusterIP, clusterIPs }),
      ...(ours.healthCheckNodePort === undefined ? {} : { healthCheckNodePort }),
    },
  };
}

/** The value with its keys in one order. */
function sorted(value: Manifest): Manifest {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort()
      .map(([key, member]) => [key, sorted(member)]),
  );
}

const of = (version: string) => servers.find((server) => server.version === version) as ApiServer;

describe.each(VERSIONS)('an API server of Kubernetes %s', (version) => {
  const updates = UPDATES.filter(({ since }) => !isOlder(version, since));

  test(`makes of ${updates.length} updates what is foretold`, async () => {
    const found = await Promise.all(updates.map((update, index) => disagreement(of(version), update, index)));
    expect(found.filter((one) => one !== undefined)).toEqual([]);
  });

  test.each([
    ['leaves the strategy to the server', undefined, ['spec.updateStrategy.rollingUpdate']],
    ['names it', { type: 'RollingUpdate' }, undefined],
  ])('takes OnDelete from apply only where BASE %s', async (_, updateStrategy, expected) => {
    const [{ base }] = UPDATES.filter((update) => update.base.kind === 'StatefulSet') as [Update];
    const metadata = { name: `${namespace}-${expected?.length ?? 0}-told`, namespace };
    const before = { ...base, metadata, spec: { ...base.spec, ...(updateStrategy && { updateStrategy }) } };
    await make(of(version), before);
    const after = { ...before, spec: { ...base.spec, updateStrategy: { type: 'OnDelete' } } };
    const { answer } = await tried(of(version), before, after);
    expect(answer.body.details?.causes?.map(({ field }: Manifest) => field)).toEqual(expected);
  });
});
