import { Folder, ApiServer as Forecast, unstartable } from '../../lib/api-server';
import { Field } from '../../lib/fields';
import type { KubernetesVersion } from '../../lib/kubernetes';
import type { Manifest } from '../manifests';
import type { ApiServer } from './api-server';
import { claimsOf, podOf } from './controller';
import { TestNamespace } from './kubectl';
import { serversOf } from './servers';
import { CLAIM, NAMES, PODS, SECURITY, statefulSet } from './startables';

const VERSIONS: readonly KubernetesVersion[] = ['1.28', '1.34', '1.36'];
const LEVELS = ['privileged', 'baseline', 'restricted'];

let servers: readonly ApiServer[] = [];
let namespace: TestNamespace;
const made: { readonly server: ApiServer; readonly object: Manifest }[] = [];

beforeAll(async () => {
  servers = await serversOf(...VERSIONS);
  namespace = TestNamespace.create();
  for (const server of servers) {
    for (const level of LEVELS) {
      const metadata = { name: ofLevel(level), labels: { 'pod-security.kubernetes.io/enforce': level } };
      await make(server, { apiVersion: 'v1', kind: 'Namespace', metadata });
      await make(server, {
        apiVersion: 'v1',
        kind: 'ServiceAccount',
        metadata: { name: 'default', namespace: ofLevel(level) },
      });
    }
  }
});
afterAll(async () => {
  await Promise.all(made.map(({ server, object }) => server.remove(object)));
  for (const server of servers) server.close();
  namespace?.delete();
});

const ofLevel = (level: string) => `${namespace.name}-${level}`;
const of = (version: string) => servers.find((server) => server.version === version) as ApiServer;

async function make(server: ApiServer, object: Manifest): Promise<void> {
  const { status } = await server.create(object);
  if (status < 300) made.push({ server, object });
}

/** Why pods can't start, as it is foretold. */
function foretold(object: Manifest, version: KubernetesVersion, folder: readonly Manifest[] = []): string | undefined {
  const forecast = new Forecast(version);
  const struct = forecast.schema.kind(object.apiVersion, object.kind)?.type ?? '';
  const read = new Field(forecast.read(object, struct).value);
  return unstartable(read, new Folder(folder.map((one) => new Field(one))), version);
}

describe.each(VERSIONS)('with Kubernetes %s', (version) => {
  test.each(Object.entries({ ...CLAIM, ...NAMES, ...PODS }))(
    'of StatefulSet %s pods are made as foretold',
    async (_, parts) => {
      const object = statefulSet(parts);
      const { status } = await of(version).tryOut(object, ofLevel('privileged'));
      if (status >= 300) return;
      const ofController = [podOf(object), ...claimsOf(object)];
      const answers = await Promise.all(ofController.map((one) => of(version).tryOut(one, ofLevel('privileged'))));
      const refused = answers.filter((answer) => answer.status >= 300).map(({ body }) => body.message);
      const reason = foretold(object, version);
      expect({ refused, isForetold: reason !== undefined, reason }).toEqual({
        refused,
        isForetold: refused.length > 0,
        reason,
      });
    },
  );

  test.each(LEVELS)('namespaces that enforce %s let in whom they are said to', async (level) => {
    const enforcing = {
      kind: 'Namespace',
      metadata: { name: 'a', labels: { 'pod-security.kubernetes.io/enforce': level } },
    };
    for (const spec of SECURITY) {
      const pod = { apiVersion: 'v1', kind: 'Pod', metadata: { name: 'a' }, spec };
      const { status, body } = await of(version).tryOut(pod, ofLevel(level));
      const reason = foretold({ ...pod, metadata: { name: 'a', namespace: 'a' } }, version, [enforcing]);
      expect({ spec, said: body.message, isIn: !reason?.startsWith('Pod Security') }).toEqual({
        spec,
        said: body.message,
        isIn: status < 300,
      });
    }
  });
});
