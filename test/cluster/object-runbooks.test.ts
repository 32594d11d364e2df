import type { Manifest } from '../manifests';
import { ConcurrentTests, RunQueue } from './concurrency';
import { kubectl } from './kubectl';
import { deleteNamespaces, stageChange } from './runbooks';

const LAST_APPLIED = 'kubectl.kubernetes.io/last-applied-configuration';
const concurrentTests = new ConcurrentTests(new RunQueue(3));

afterAll(deleteNamespaces);

describe('the runbook of immutable fields', () => {
  const job = (text: string): Manifest => {
    const container = { name: 'echo', image: 'busybox:1.37.0', command: ['echo', text] };
    const template = {
      metadata: { labels: { app: 'echo' } },
      spec: { restartPolicy: 'Never', containers: [container] },
    };
    return { apiVersion: 'batch/v1', kind: 'Job', metadata: { name: 'echo' }, spec: { template } };
  };
  const binding = (kind: string, name: string): Manifest => ({
    apiVersion: 'rbac.authorization.k8s.io/v1',
    kind,
    metadata: { name: 'stateful-apps-test-binding' },
    roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'ClusterRole', name },
    subjects: [{ kind: 'ServiceAccount', name: 'default', namespace: 'default' }],
  });
  const settings = (data: object): Manifest => ({
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: { name: 'settings' },
    immutable: true,
    data,
  });
  const changes: readonly (readonly [Manifest, Manifest, (object: Manifest) => unknown, unknown])[] = [
    [job('one'), job('two'), ({ spec }) => spec.template.spec.containers[0].command[1], 'two'],
    [binding('RoleBinding', 'view'), binding('RoleBinding', 'edit'), ({ roleRef }) => roleRef.name, 'edit'],
    [
      binding('ClusterRoleBinding', 'view'),
      binding('ClusterRoleBinding', 'edit'),
      ({ roleRef }) => roleRef.name,
      'edit',
    ],
    [settings({ a: '1', b: '2' }), settings({ a: '3' }), ({ data }) => data, { a: '3' }],
  ];
  for (const [before, after, pick, expected] of changes) {
    const { kind } = before;
    const body = async () => {
      const { namespace, run } = await stageChange({ base: [before], head: [after], kind });
      await run();
      const recreated = await namespace.read(kind, after.metadata.name);
      expect(pick(recreated)).toEqual(expected);
      await run();
      expect((await namespace.read(kind, after.metadata.name)).metadata.uid).toBe(recreated.metadata.uid);
      await namespace.runKubectl(['delete', kind, after.metadata.name]);
    };
    test(`recreates a ${kind} once`, concurrentTests.test(body));
  }
});

describe('the runbook of an object that is too large for client-side apply', () => {
  const TOO_LONG = 'x'.repeat(300_000);
  const definition = (description: string): Manifest => ({
    apiVersion: 'apiextensions.k8s.io/v1',
    kind: 'CustomResourceDefinition',
    metadata: { name: 'things.stateful-apps-test.example.com' },
    spec: {
      group: 'stateful-apps-test.example.com',
      scope: 'Namespaced',
      names: { kind: 'Thing', plural: 'things' },
      versions: [
        { name: 'v1', served: true, storage: true, schema: { openAPIV3Schema: { type: 'object', description } } },
      ],
    },
  });
  const texts = (data: object): Manifest => ({
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: { name: 'texts' },
    data,
  });

  for (const [title, base] of [
    ['creates', []],
    ['updates', [definition('short')]],
  ] as const) {
    const body = async () => {
      const { namespace, run } = await stageChange({
        base,
        head: [definition(TOO_LONG)],
        kind: 'CustomResourceDefinition',
      });
      await run();
      await run();
      const { metadata, spec } = await namespace.read('customresourcedefinition', definition('').metadata.name);
      expect(spec.versions[0].schema.openAPIV3Schema.description).toBe(TOO_LONG);
      expect(metadata.annotations?.[LAST_APPLIED]).toBeUndefined();
      kubectl(['delete', 'customresourcedefinition', metadata.name]);
    };
    // Not concurrent, since both use the same name.
    test(`${title} a CustomResourceDefinition`, body);
  }

  test(
    'removes the keys of a ConfigMap that HEAD no longer has',
    concurrentTests.test(async () => {
      const { namespace, run } = await stageChange({
        base: [texts({ a: 'short', b: 'short' })],
        head: [texts({ a: TOO_LONG })],
        kind: 'ConfigMap',
      });
      await run();
      expect((await namespace.read('configmap', 'texts')).data).toEqual({ a: TOO_LONG });
    }),
  );
});
