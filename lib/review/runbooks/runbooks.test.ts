import { changesOf, commandsOf, isScript, run, textOf } from '../../../test/run-runbook';
import { Field } from '../../validation';

import {
  runbookOfClaim,
  runbookOfImmutableObject,
  runbookOfLargeObject,
  runbookOfRename,
  runbookOfSelector,
  runbookOfService,
  runbookOfStatefulSet,
  runbookOfStuckRollout,
  runbookOfSuccessor,
  type StatefulSetUpdate,
} from '.';

interface Told {
  readonly name?: string;
  readonly claims?: readonly object[];
  readonly mounts?: readonly object[];
  readonly labels?: object;
  readonly image?: string;
  readonly namespace?: string;
  readonly spec?: object;
}

const DATA = claim('data', '1Gi');

function claim(name: string, storage: string, more: { metadata?: object; spec?: object } = {}): object {
  const spec = { accessModes: ['ReadWriteOnce'], resources: { requests: { storage } }, ...more.spec };
  return { apiVersion: 'v1', kind: 'PersistentVolumeClaim', metadata: { name, ...more.metadata }, spec };
}

function app(told: Told = {}): Field {
  const { name = 'web', namespace, labels = { app: 'web' }, image = 'web:1', claims = [DATA] } = told;
  const mounts = told.mounts ?? [{ name: 'data', mountPath: '/data' }];
  return new Field({
    metadata: { name, namespace },
    spec: {
      replicas: 2,
      serviceName: 'web',
      selector: { matchLabels: { app: 'web' } },
      template: { metadata: { labels }, spec: { containers: [{ image, volumeMounts: mounts }] } },
      volumeClaimTemplates: claims,
      ...told.spec,
    },
  });
}

function change(after: Told, before: Told = {}, more: Partial<StatefulSetUpdate> = {}): StatefulSetUpdate {
  const file = 'dist/web.yaml';
  return { before: app(before), after: app(after), namespace: null, file, kubernetes: '1.34', ...more };
}

const textOfChange = (...args: Parameters<typeof change>) => textOf(runbookOfStatefulSet(change(...args)));

describe('apply by itself does', () => {
  test.each<[string, StatefulSetUpdate]>([
    ['nothing', change({})],
    ['another image', change({ image: 'web:2' })],
    ['other counts', change({ spec: { replicas: 3, minReadySeconds: 1, updateStrategy: { type: 'OnDelete' } } })],
    ['a size in other words', change({ claims: [claim('data', '1024Mi')] })],
    ['revisionHistoryLimit, from 1.34 on', change({ spec: { revisionHistoryLimit: 3 } })],
    [
      'ordinals that begin elsewhere, without claims',
      change({ claims: [], spec: { ordinals: { start: 1 } } }, { claims: [] }),
    ],
    ['more pods at the upper end', change({ spec: { replicas: 5 } })],
  ])('%s', (_, one) => {
    expect(runbookOfStatefulSet(one)).toBeUndefined();
  });

  test('a StatefulSet of another name, where no pod has data', () => {
    expect(runbookOfRename(change({ name: 'site', claims: [] }, { claims: [] }))).toBeUndefined();
    expect(runbookOfRename(change({ name: 'site' }, { spec: { replicas: 0 } }))).toBeUndefined();
  });
});

describe('a StatefulSet with another immutable field', () => {
  const lines = runbookOfStatefulSet(change({ spec: { podManagementPolicy: 'Parallel' } }));

  test('is recreated with its live template, held, and then updated', () => {
    expect(lines?.slice(0, 3)).toEqual([
      '# Recreate StatefulSet web without restarting its pods',
      'set -e',
      '# The API server rejects a change of spec.podManagementPolicy. So the StatefulSet is deleted without its pods, and recreated.',
    ]);
    expect(textOf(lines)).toContain('# No pod restarts.');
    expect(changesOf(run(lines))).toEqual([
      '<delete><statefulset/web><--cascade=orphan><--ignore-not-found>',
      '<create><--raw></apis/apps/v1/namespaces/found/statefulsets><-f><->',
      '<apply><-f><dist/web.yaml>',
    ]);
  });

  test('gets HEAD’s immutable fields, and a partition that the apply of HEAD removes', () => {
    const shown = run(lines);
    const strategy = '"updateStrategy":{"type":"RollingUpdate","rollingUpdate":{"partition":2147483647}}';
    expect(shown).toContain('<{"spec":{"podManagementPolicy":"Parallel"}}>');
    expect(shown).toContain(`<{"metadata":{"uid":null,"resourceVersion":null},"spec":{${strategy}},"status":null}>`);
    expect(shown).toContain(`<{"spec":{${strategy}}}>`);
    expect(shown).toContain('<kubectl.kubernetes.io/last-applied-configuration=found>');
  });

  test('loses the fields that HEAD does not set', () => {
    const selector = { matchExpressions: [{ key: 'app', operator: 'Exists' }] };
    const shown = run(runbookOfStatefulSet(change({ spec: { serviceName: undefined, selector } })));
    expect(shown).toContain(
      `<{"spec":{"serviceName":null,"selector":{"matchLabels":null,${JSON.stringify(selector).slice(1)}}}>`,
    );
  });

  test('is not recreated twice', () => {
    expect(changesOf(run(lines, { isRecreated: true }))).toEqual(['<apply><-f><dist/web.yaml>']);
  });

  test('stays as it is if a pod has another revision', () => {
    const shown = run(lines, { revision: 'other' });
    expect(changesOf(shown)).toEqual([]);
    expect(shown).toContain('web-2 has another revision than StatefulSet web. Finish or undo the rollout');
  });

  test('is copied to a file in the current folder', () => {
    const copies = (name: string, namespace: string) =>
      textOf(
        runbookOfStatefulSet(change({ name, spec: { podManagementPolicy: 'Parallel' } }, { name }, { namespace })),
      ).match(/(?<=>)live-.*/g);
    expect(copies('web', 'prod')).toEqual(['live-statefulset-prod-web.json']);
    expect(copies('../../a b', '..')).toEqual(['live-statefulset-__-______a_b.json']);
  });

  test('may get another pod template beside it', () => {
    const text = textOfChange({ image: 'web:2', spec: { podManagementPolicy: 'Parallel' } });
    expect(text).toContain('HEAD has another pod template, so pods are then replaced as in every rollout.');
    expect(text).not.toContain('No pod restarts');
  });

  test('keeps the count of an autoscaler', () => {
    const claims = [claim('data', '2Gi')];
    const scaled = runbookOfStatefulSet(change({ claims, spec: { replicas: 1 } }, {}, { isAutoscaled: true }));
    const shown = run(scaled);
    expect(shown).toContain('<get><statefulset/web><--ignore-not-found><-o><jsonpath={.spec.replicas}>');
    expect(shown.match(/<patch><pvc\/data-web-\d+>/g)).toEqual(['<patch><pvc/data-web-0>', '<patch><pvc/data-web-1>']);
    expect(shown).toContain('<{"spec":{"replicas":null,"updateStrategy"');
  });
});

test('revisionHistoryLimit cannot change in 1.28', () => {
  expect(textOfChange({ spec: { revisionHistoryLimit: 3 } }, {}, { kubernetes: '1.28' })).toContain(
    'spec.revisionHistoryLimit',
  );
});

test('a namespace is named in each command', () => {
  const lines = runbookOfStatefulSet(
    change({ claims: [claim('data', '2Gi')], spec: { serviceName: 'x' } }, {}, { namespace: 'prod' }),
  );
  // What is changed without the API server is in no namespace.
  const calls = textOf(commandsOf(lines)).match(/kubectl (-n prod )?(?!patch --local|annotate --local|create --raw)/g);
  expect(new Set(calls)).toEqual(new Set(['kubectl -n prod ']));
});

describe('claims', () => {
  test('that grow are patched by the ordinals that the live StatefulSet has', () => {
    const start = { ordinals: { start: 3 } };
    const lines = runbookOfStatefulSet(change({ claims: [claim('data', '2Gi')], spec: start }, { spec: start }));
    expect(textOf(lines)).toContain('# The claims of data grow from 1Gi to 2Gi.');
    expect(lines?.[0]).toBe('# Grow the claims of StatefulSet web');
    const patch = '-p><{"spec":{"resources":{"requests":{"storage":"2Gi"}}}}>';
    expect(changesOf(run(lines)).slice(0, 3)).toEqual([
      `<patch><pvc/data-web-3><${patch}`,
      `<patch><pvc/data-web-4><${patch}`,
      '<delete><statefulset/web><--cascade=orphan><--ignore-not-found>',
    ]);
  });

  test('of many pods are counted through, and of none left out', () => {
    const grown = (replicas?: number) =>
      runbookOfStatefulSet(change({ claims: [claim('data', '2Gi')], spec: { replicas } }, { spec: { replicas } }));
    expect(run(grown(20)).match(/<patch><pvc\/data-web-\d+>/g)).toHaveLength(20);
    expect(run(grown(undefined)).match(/<patch><pvc\/data-web-\d+>/g)).toEqual(['<patch><pvc/data-web-0>']);
    expect(run(grown(0))).not.toContain('<patch><pvc');
    expect(textOf(grown(2 ** 31 - 1)).length).toBeLessThan(10_000);
  });

  test('that shrink, or change their StorageClass, are replaced by copies, one for one', () => {
    const of = (storage: string, storageClassName?: string) => claim('data', storage, { spec: { storageClassName } });
    for (const [before, after] of [
      [of('1Gi'), of('512Mi')],
      [of('1Gi', 'slow'), of('2Gi', 'fast')],
    ] as const) {
      const lines = runbookOfStatefulSet(change({ claims: [after] }, { claims: [before] }));
      expect(lines?.[0]).toBe('# Copy the data of StatefulSet web to claims as HEAD has them');
      expect(textOf(lines)).not.toContain('stay as they are');
      const shown = run(lines);
      for (const pod of ['web-0', 'web-1']) {
        expect(shown).toContain(`<delete><pod/${pod}>`);
        expect(shown).toContain(`<delete><pvc/data-${pod}>\n<get><pvc/copy-of-data-${pod}>`);
      }
      const again = run(lines, { isRecreated: true });
      expect(again).not.toContain('<delete><pod');
      expect(again).not.toContain('<delete><pvc/data-web-0>\n');
    }
  });

  test('cannot be copied as block devices', () => {
    const of = (storage: string) => claim('data', storage, { spec: { volumeMode: 'Block' } });
    const text = textOfChange({ claims: [of('512Mi')] }, { claims: [of('1Gi')] });
    expect(text).not.toContain('copy-of-');
    expect(text).toContain('existing claims of data stay as they are');
  });

  test('that exist do not follow what else their template says', () => {
    const text = textOfChange({ claims: [claim('data', '1Gi', { metadata: { labels: { tier: 'hot' } } })] });
    expect(text).toContain('# Apart from growth, existing claims of data stay as they are.');
    expect(text).toContain('# No pod restarts.');
  });

  test('without a template stay', () => {
    const text = textOfChange({ claims: [], mounts: [] });
    expect(text).toContain('The claims data-web-0 and so on stay, with their data');
    expect(text).toContain('It has the pod template of HEAD from the start');
    expect(text).toContain('pods are then replaced as in every rollout');
  });

  test('that pods lack make the controller wait, so that pods are deleted, the lowest first', () => {
    const both = [DATA, claim('logs', '1Gi')];
    const lines = runbookOfStatefulSet(change({ claims: both, spec: { replicas: 3 } }, { spec: { replicas: 5 } }));
    expect(commandsOf(lines)).toContain('for ordinal in 0 1 2; do');
    expect(run(lines)).toContain(
      '<get><pod/web-0><--ignore-not-found><-o><jsonpath={.spec.volumes[?(@.persistentVolumeClaim.claimName=="logs-web-0")].name}>',
    );
  });

  test('of another name take over the volumes of the old ones', () => {
    const files = claim('files', '2Gi', { metadata: { labels: { tier: 'hot' }, annotations: { note: "it's" } } });
    const lines = runbookOfStatefulSet(change({ claims: [files], mounts: [{ name: 'files', mountPath: '/data' }] }));
    expect(textOf(lines)).toContain('data is called files now');
    expect(textOf(lines)).not.toContain('No pod restarts');
    expect(textOf(lines)).toContain('"labels":{"tier":"hot","app":"web"}');
    // It asks for what the volume has, and grows when it has that.
    expect(textOf(lines)).toContain('"storage":"1Gi"');
    expect(commandsOf(lines)).toContain(
      `  kubectl patch pvc/files-web-"$ordinal" -p '{"spec":{"resources":{"requests":{"storage":"2Gi"}}}}'`,
    );
  });

  test('of another name may ask for less: the volume stays as large as it is', () => {
    const lines = runbookOfStatefulSet(
      change({ claims: [claim('files', '1Mi')], mounts: [{ name: 'files', mountPath: '/data' }] }),
    );
    expect(textOf(lines)).toContain('"storage":"1Mi"');
  });

  test('of another name at another path are other claims', () => {
    const text = textOfChange({ claims: [claim('files', '1Gi')], mounts: [{ name: 'files', mountPath: '/files' }] });
    expect(text).toContain('The pods have no claims of files yet.');
    expect(text).toContain('The claims data-web-0 and so on stay');
  });

  test('in another order have names of their own all the same', () => {
    const [one, other] = [claim('one', '1Gi'), claim('other', '2Gi')];
    const text = textOfChange({ claims: [one, other] }, { claims: [other, one] });
    expect(text).toContain('rejects a change of spec.volumeClaimTemplates');
    expect(text).toContain('No pod restarts');
  });
});

describe('pods', () => {
  test('that have the old subdomain are deleted, the highest first', () => {
    const lines = runbookOfStatefulSet(change({ spec: { serviceName: 'peers' } }));
    expect(commandsOf(lines).slice(-6)).toEqual([
      'kubectl apply -f dist/web.yaml',
      'for ordinal in 1 0; do',
      `  { test "$(kubectl get pod/web-"$ordinal" --ignore-not-found -o 'jsonpath={.spec.subdomain}')" = peers; } || kubectl delete pod/web-"$ordinal" --ignore-not-found --wait=false`,
      `  until { test "$(kubectl get pod/web-"$ordinal" --ignore-not-found -o 'jsonpath={.spec.subdomain}')" = peers; }; do sleep 1; done`,
      '  kubectl wait pod/web-"$ordinal" --for=condition=Ready --timeout=600s',
      'done',
    ]);
  });

  test('of many are counted down', () => {
    const many = { ordinals: { start: 7 }, replicas: 17 };
    const lines = runbookOfStatefulSet(change({ spec: { ...many, serviceName: 'peers' } }, { spec: many }));
    const waited = run(lines, { subdomain: 'peers' })
      .match(/(?<=<wait><pod\/web-)\d+/g)
      ?.map(Number);
    expect(waited).toEqual(Array.from({ length: 17 }, (_, index) => 23 - index));
  });

  test('get the labels that the new selector asks for, and lose those that it forbids', () => {
    const selector = {
      matchLabels: { app: 'site' },
      matchExpressions: [{ key: 'old', operator: 'DoesNotExist' }],
    };
    const lines = runbookOfStatefulSet(change({ labels: { app: 'site', tier: 'hot' }, spec: { selector } }));
    expect(textOf(lines)).toContain(`-p '{"metadata":{"labels":{"app":"site","old":null}}}'`);
    const none = runbookOfStatefulSet(
      change({ spec: { selector: { matchExpressions: [{ key: 'app', operator: 'Exists' }] } } }),
    );
    expect(textOf(none)).toContain(`-p '{"metadata":{"labels":{"app":"web"}}}'`);
  });

  test('that a partition holds back are said to come back with the revision of HEAD, where that is so', () => {
    const at = (partition: number, claims = [DATA]) =>
      textOfChange(
        {
          mounts: [{ name: 'data', mountPath: '/data' }],
          spec: { podManagementPolicy: 'Parallel', updateStrategy: { rollingUpdate: { partition } } },
        },
        { claims },
      );
    const both = [DATA, claim('more', '1Gi')];
    expect(at(1, both)).toContain('That is also true of pods that the partition of HEAD holds back.');
    expect(at(0, both)).not.toContain('That is also true');
    expect(at(1)).not.toContain('That is also true');
  });
});

describe('ordinals that begin elsewhere', () => {
  const movedTo = (start: number, replicas: number) =>
    runbookOfStatefulSet(
      change({ spec: { ordinals: { start }, replicas } }, { spec: { ordinals: { start: 5 }, replicas: 3 } }),
    );

  test.each([
    [8, 3, 'Removed: web-5 to web-7. New, with empty claims: web-8 to web-10.', 'target=$((ordinal + 3))'],
    [6, 3, 'Removed: web-5. New, with empty claims: web-8.', 'target=$((ordinal + 3))'],
    [4, 3, 'Removed: web-7. New, with empty claims: web-4.', 'target=$((ordinal - 3))'],
    [0, 2, 'Removed: web-5 to web-6. New, with empty claims: web-0 to web-1.', 'target=$((ordinal - 5))'],
  ])('at %d, %d of them: pods that come get the data of those that go', (start, replicas, words, shift) => {
    const text = textOf(movedTo(start, replicas));
    expect(text).toContain(words);
    expect(text).toContain(shift);
  });

  test('are those of the StatefulSet that holds the pods', () => {
    expect(textOf(movedTo(8, 3))).toContain('"ordinals":{"start":8},"replicas":3}');
    const toZero = runbookOfStatefulSet(
      change({ spec: { ordinals: undefined } }, { spec: { ordinals: { start: 2 } } }),
    );
    expect(textOf(toZero)).toContain('"ordinals":null,"replicas":2}');
    expect(textOf(toZero)).toContain(`{.spec.ordinals.start}')" = '';`);
  });

  test('are counted from the manifest, so an autoscaled count has to be stated', () => {
    const spec = { ordinals: { start: 1 }, replicas: 1 };
    const lines = runbookOfStatefulSet(change({ spec }, { spec: { replicas: 1 } }, { isAutoscaled: true }));
    expect(textOf(lines)).toContain('state spec.replicas in dist/web.yaml');
  });

  test('and pods that only go leave their data', () => {
    expect(movedTo(6, 2)).toBeUndefined();
  });
});

describe('a StatefulSet of another name', () => {
  test('gets the volumes of the old one, one for one', () => {
    const lines = runbookOfRename(change({ name: 'site', spec: { ordinals: { start: 1 } } }));
    expect(commandsOf(lines)).toContain('kubectl delete statefulset/web --cascade=orphan --ignore-not-found');
    const shown = run(lines);
    for (const pod of ['site-1', 'site-2']) expect(shown).toContain(`<wait><pvc/data-${pod}>`);
    expect(shown).toContain(
      '<patch><pv/found><-p><{"spec":{"claimRef":{"namespace":"found","name":"data-site-2","uid":"found","resourceVersion":null}}}>',
    );
  });

  test('may be in another namespace', () => {
    const moving = change({ namespace: 'prod' }, { namespace: 'test' }, { namespace: 'prod' });
    const text = textOf(runbookOfRename(moving));
    expect(text).toContain('# Move the data of StatefulSet test/web to prod/web\n');
    expect(text).toContain('kubectl -n test delete pvc/data-web-"$ordinal" --ignore-not-found');
    expect(text).toContain('kubectl -n prod wait pvc/data-web-"$ordinal"');
  });
});

test('a count that is left to an autoscaler is asked for before anything is deleted', () => {
  const one = change({ claims: [], mounts: [] }, {}, { isAutoscaled: true });
  const stating = (count: string) =>
    run(
      commandsOf(runbookOfStatefulSet(one)).map((line) =>
        line.replace(/stated=.*/, `stated='StatefulSet/web=${count};'`),
      ),
    );
  expect(stating('')).toBe('state spec.replicas in dist/web.yaml, as many as run now, until this is done\n');
  expect(changesOf(stating('3'))).toHaveLength(2);
});

const service = (spec: object, name = 'web') => new Field({ metadata: { name }, spec });

describe('a Service', () => {
  const headless = { type: 'ClusterIP', clusterIP: 'None' };
  const nodePort = { type: 'NodePort', ports: [{ nodePort: 30_007, protocol: 'TCP' }, { protocol: 'TCP' }] };
  const balanced = { type: 'LoadBalancer', loadBalancerClass: 'a' };
  const change = { namespace: 'prod', file: 'dist/web.yaml' };

  test.each([
    [
      'that becomes headless',
      service(nodePort),
      service(headless),
      'A Service cannot become headless, or stop being headless.',
    ],
    [
      'that is headless no more',
      service(headless),
      service(nodePort),
      'A Service cannot become headless, or stop being headless.',
    ],
    [
      'with another address',
      service({ clusterIP: '10.0.0.1' }),
      service({ clusterIP: '10.0.0.2' }),
      'The address of a Service cannot change',
    ],
    [
      'with another class of load balancer',
      service(balanced),
      service({ ...balanced, loadBalancerClass: 'b' }),
      'The class of a load balancer cannot change',
    ],
    [
      'with the node port of another',
      service(nodePort, 'old'),
      service(nodePort),
      'Only one Service can have a node port',
    ],
  ])('%s is made anew', (_, before, after, why) => {
    const lines = runbookOfService({ ...change, before, after });
    expect(textOf(lines)).toContain(why);
    expect(lines?.[0]).toBe('# Recreate Service web');
    expect(commandsOf(lines)).toEqual([
      'set -e',
      `kubectl -n prod delete service/${before.at('metadata', 'name').scalar} --ignore-not-found`,
      'kubectl -n prod apply -f dist/web.yaml',
    ]);
  });

  test.each([
    ['that is the same', service(nodePort), service(nodePort)],
    ['that points elsewhere', service(headless), service({ type: 'ExternalName', externalName: 'a.example.com' })],
    ['whose address is left to the cluster', service({ clusterIP: '10.0.0.1' }), service({})],
    ['that becomes a load balancer', service({ type: 'NodePort' }), service(balanced)],
    ['beside another', service(nodePort), service({ type: 'NodePort' }, 'other')],
    [
      'at the number of another protocol',
      service(nodePort),
      service({ ports: [{ nodePort: 30_007, protocol: 'UDP' }] }, 'other'),
    ],
  ])('%s needs no runbook', (_, before, after) => {
    expect(runbookOfService({ ...change, before, after })).toBeUndefined();
  });

  test('of the same file is made anew with its StatefulSet', () => {
    const services = [{ before: service(nodePort), after: service(headless) }];
    const lines = runbookOfStatefulSet({ ...changeOfPolicy, services });
    expect(commandsOf(lines).slice(-2)).toEqual([
      'kubectl delete service/web --ignore-not-found',
      'kubectl apply -f dist/web.yaml',
    ]);
  });
});

const changeOfPolicy = change({ spec: { podManagementPolicy: 'Parallel' } });

test('the way out of a stuck rollout deletes pods that are not ready, the highest first', () => {
  const stuck = { statefulSet: app(), namespace: 'prod', file: 'dist/web.yaml' };
  expect(commandsOf(runbookOfStuckRollout(stuck))).toEqual([
    'set -e',
    'kubectl -n prod apply -f dist/web.yaml',
    'for ordinal in 1 0; do',
    `  test "$(kubectl -n prod get pod/web-"$ordinal" --ignore-not-found -o 'jsonpath={.status.conditions[?(@.type=="Ready")].status}')" = True || kubectl -n prod delete pod/web-"$ordinal" --ignore-not-found --wait=false`,
    'done',
    'kubectl -n prod rollout status statefulset/web --timeout=600s',
  ]);
  const onDelete = { ...stuck, statefulSet: app({ spec: { updateStrategy: { type: 'OnDelete' } } }) };
  expect(textOf(runbookOfStuckRollout(onDelete))).not.toContain('rollout status');
});

describe('whatever a manifest says', () => {
  const evil = `a'b"c$(echo pwned >&2)\`echo pwned >&2\`\n echo pwned >&2; d`;
  const claims = [claim(evil, '1Gi', { metadata: { labels: { [evil]: evil } } })];
  const mounts = [{ name: evil, mountPath: '/data' }];
  const more = { namespace: evil, file: `${evil}.yaml` };
  const grown = { ...DATA, metadata: { name: evil }, spec: { resources: { requests: { storage: '2Gi' } } } };
  const selector = { matchLabels: { [evil]: evil } };

  const object = (kind: string, app: string, spec: object = {}) => {
    const volumes = [{ name: evil, persistentVolumeClaim: { claimName: evil } }];
    const containers = [{ volumeMounts: [{ name: evil, mountPath: '/data' }] }];
    const template = { metadata: { labels: { [evil]: app } }, spec: { containers, volumes } };
    const own = { replicas: 1, selector: { matchLabels: { [evil]: app } }, template, ...spec };
    return new Field({ kind, metadata: { name: evil, namespace: evil }, spec: own, roleRef: { name: app } });
  };
  const changed = (kind: string) => ({ before: object(kind, evil), after: object(kind, `${evil}2`), ...more });
  const templates = { volumeClaimTemplates: claims };
  const successor = { services: [], isGone: true, claimOf: () => undefined, ...more };
  const claimOfSize = (storage: string) => new Field({ ...claim(evil, storage), kind: 'PersistentVolumeClaim' });

  test.each<[string, readonly string[] | undefined]>([
    ['a selector', runbookOfSelector({ ...changed('DaemonSet'), accessModesOf: () => undefined })],
    ['pods side by side', runbookOfSelector({ ...changed('Deployment'), accessModesOf: () => ['ReadWriteMany'] })],
    [
      'a StatefulSet after a Deployment',
      runbookOfSuccessor({
        ...successor,
        before: object('Deployment', evil),
        after: object('StatefulSet', evil, templates),
      }),
    ],
    [
      'a Deployment after a StatefulSet',
      runbookOfSuccessor({
        ...successor,
        before: object('StatefulSet', evil, templates),
        after: object('Deployment', evil),
      }),
    ],
    ['a binding', runbookOfImmutableObject(changed('RoleBinding'))],
    ['a large object', runbookOfLargeObject({ ...more, title: evil })],
    [
      'a claim',
      runbookOfClaim({
        before: claimOfSize('2Gi'),
        after: claimOfSize('1Gi'),
        workloads: [object('Deployment', evil), object('DaemonSet', evil)],
        ...more,
      }),
    ],
    ['growth', runbookOfStatefulSet(change({ name: evil, claims: [grown] }, { name: evil, claims }, more))],
    [
      'all at once',
      runbookOfStatefulSet(
        change(
          { name: evil, claims, mounts, labels: { [evil]: evil }, spec: { selector, serviceName: evil } },
          { name: evil },
          { ...more, isAutoscaled: true },
        ),
      ),
    ],
    ['a claim more', runbookOfStatefulSet(change({ name: evil, claims: [DATA, ...claims] }, { name: evil }, more))],
    ['another name', runbookOfRename(change({ name: evil, namespace: evil }, { name: evil, namespace: evil }, more))],
    [
      'a Service',
      runbookOfService({ before: service({ clusterIP: 'None' }, evil), after: service({}, evil), ...more }),
    ],
    ['a stuck rollout', runbookOfStuckRollout({ statefulSet: app({ name: evil }), ...more })],
    ['a copy for each pod', runbookOfStatefulSet(change({ claims: [claim(evil, '1Mi')] }, { claims }, more))],
  ])('it is no command for sh: %s', (_, lines) => {
    const shown = run(lines);
    expect(textOf(lines)).not.toBe('');
    expect(shown.split('\n')).not.toContain('pwned');
    expect(shown).not.toMatch(/syntax|not found/i);
    expect(isScript(lines)).toBe(true);
    expect(lines?.slice(0, 2)).toEqual([expect.stringMatching(/^# .{1,70}$/u), 'set -e']);
  });

  test('an empty word is one', () => {
    expect(textOf(runbookOfStatefulSet(change({ spec: { serviceName: '' } })))).toContain(`= ''; }`);
  });

  test('a file may have a comma in its name, which kubectl would read as two', () => {
    const one = { ...changeOfPolicy, file: 'dist/a,"b".yaml' };
    expect(commandsOf(runbookOfStatefulSet(one)).at(-1)).toBe(`kubectl apply -f '"dist/a,""b"".yaml"'`);
  });
});
