import { spawnSync } from 'node:child_process';
import { Field } from '../../fields';
import { type ChangeOfApp, runbookOf, runbookOfRename, runbookOfService, wayOutOfStuckRollout } from '.';

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

function change(after: Told, before: Told = {}, more: Partial<ChangeOfApp> = {}): ChangeOfApp {
  const file = 'dist/web.yaml';
  return { before: app(before), after: app(after), namespace: null, file, kubernetes: '1.34', ...more };
}

const textOf = (lines: readonly string[] | undefined) => (lines ?? []).join('\n');
const commandsOf = (lines: readonly string[] | undefined) => (lines ?? []).filter((line) => !line.startsWith('#'));
const textOfChange = (...args: Parameters<typeof change>) => textOf(runbookOf(change(...args)));

/** What sh makes of a runbook, with a kubectl that only shows what it is given. */
function run(lines: readonly string[] | undefined): string {
  const kubectl = `kubectl() { printf '<%s>' "$@" >&2; echo >&2; echo found; }`;
  const { stderr } = spawnSync('sh', ['-c', `${kubectl}\n${textOf(lines)}`], { encoding: 'utf8' });
  return stderr;
}

describe('apply by itself does', () => {
  test.each<[string, ChangeOfApp]>([
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
    expect(runbookOf(one)).toBeUndefined();
  });

  test('a StatefulSet of another name, where no pod has data', () => {
    expect(runbookOfRename(change({ name: 'site', claims: [] }, { claims: [] }))).toBeUndefined();
    expect(runbookOfRename(change({ name: 'site' }, { spec: { replicas: 0 } }))).toBeUndefined();
  });
});

test('what else cannot change is made anew around its pods', () => {
  expect(runbookOf(change({ spec: { podManagementPolicy: 'Parallel' } }))).toEqual([
    'set -e',
    "# What can't change in place: spec.podManagementPolicy. So the StatefulSet is deleted without its pods, and made anew.",
    '# Its pods run on meanwhile, and the new StatefulSet adopts them.',
    '# One that ends by itself in between is made again only then.',
    '# None is replaced.',
    'kubectl delete statefulset/web --cascade=orphan --ignore-not-found',
    'kubectl apply -f dist/web.yaml',
  ]);
});

test('revisionHistoryLimit cannot change in 1.28', () => {
  expect(textOfChange({ spec: { revisionHistoryLimit: 3 } }, {}, { kubernetes: '1.28' })).toContain(
    'spec.revisionHistoryLimit',
  );
});

test('a namespace is named in each command', () => {
  const lines = runbookOf(
    change({ claims: [claim('data', '2Gi')], spec: { serviceName: 'x' } }, {}, { namespace: 'prod' }),
  );
  const calls = textOf(commandsOf(lines)).match(/kubectl (-n prod )?/g);
  expect(new Set(calls)).toEqual(new Set(['kubectl -n prod ']));
});

describe('claims', () => {
  test('that grow are patched by the ordinals that the live StatefulSet has', () => {
    const start = { ordinals: { start: 3 } };
    const lines = runbookOf(change({ claims: [claim('data', '2Gi')], spec: start }, { spec: start }));
    expect(textOf(lines)).toContain('# The claims of data grow from 1Gi to 2Gi.');
    expect(commandsOf(lines)).toEqual([
      'set -e',
      'for ordinal in 3 4; do',
      `  claim=$(kubectl get pvc/data-web-"$ordinal" --ignore-not-found -o name)`,
      `  test -z "$claim" || kubectl patch pvc/data-web-"$ordinal" -p '{"spec":{"resources":{"requests":{"storage":"2Gi"}}}}'`,
      'done',
      'kubectl delete statefulset/web --cascade=orphan --ignore-not-found',
      'kubectl apply -f dist/web.yaml',
    ]);
  });

  test('of many pods are counted through, and of none left out', () => {
    const grown = (replicas?: number) =>
      runbookOf(change({ claims: [claim('data', '2Gi')], spec: { replicas } }, { spec: { replicas } }));
    expect(run(grown(20)).match(/<patch><pvc\/data-web-\d+>/g)).toHaveLength(20);
    expect(run(grown(undefined)).match(/<patch><pvc\/data-web-\d+>/g)).toEqual(['<patch><pvc/data-web-0>']);
    expect(run(grown(0))).not.toContain('patch');
    expect(textOf(grown(2 ** 31 - 1)).length).toBeLessThan(2000);
  });

  test('cannot shrink: there are no commands, but words', () => {
    const lines = runbookOf(change({ claims: [claim('data', '512Mi')] }));
    expect(commandsOf(lines)).toEqual([]);
    expect(textOf(lines)).toContain("The claims of data are 1Gi, and can't shrink to 512Mi.");
  });

  test('that exist do not follow what else their template says', () => {
    const text = textOfChange({ claims: [claim('data', '1Gi', { spec: { storageClassName: 'fast' } })] });
    expect(text).toContain('# Claims of data that exist keep their labels, annotations, access modes and StorageClass');
    expect(text).toContain('# None is replaced.');
  });

  test('without a template stay', () => {
    const text = textOfChange({ claims: [], mounts: [] });
    expect(text).toContain('The claims data-web-0 and so on stay, with their data');
    expect(text).toContain('the rollout then replaces them as usual');
  });

  test('that pods lack make the controller wait, so that pods are deleted, the lowest first', () => {
    const both = [DATA, claim('logs', '1Gi')];
    const lines = runbookOf(change({ claims: both, spec: { replicas: 3 } }, { spec: { replicas: 5 } }));
    expect(commandsOf(lines)).toContain('for ordinal in 0 1 2; do');
    expect(run(lines)).toContain(
      '<get><pod/web-0><--ignore-not-found><-o><jsonpath={.spec.volumes[?(@.persistentVolumeClaim.claimName=="logs-web-0")].name}>',
    );
  });

  test('of another name take over the volumes of the old ones', () => {
    const files = claim('files', '2Gi', { metadata: { labels: { tier: 'hot' }, annotations: { note: "it's" } } });
    const lines = runbookOf(change({ claims: [files], mounts: [{ name: 'files', mountPath: '/data' }] }));
    expect(textOf(lines)).toContain('data is called files now');
    expect(textOf(lines)).not.toContain('None is replaced');
    expect(textOf(lines)).toContain('"labels":{"tier":"hot","app":"web"}');
    // It asks for what the volume has, and grows when it has that.
    expect(textOf(lines)).toContain('"storage":"1Gi"');
    expect(commandsOf(lines)).toContain(
      `  kubectl patch pvc/files-web-"$ordinal" -p '{"spec":{"resources":{"requests":{"storage":"2Gi"}}}}'`,
    );
  });

  test('of another name may ask for less: the volume stays as large as it is', () => {
    const lines = runbookOf(
      change({ claims: [claim('files', '1Mi')], mounts: [{ name: 'files', mountPath: '/data' }] }),
    );
    expect(textOf(lines)).toContain('"storage":"1Mi"');
  });

  test('of another name at another path are other claims', () => {
    const text = textOfChange({ claims: [claim('files', '1Gi')], mounts: [{ name: 'files', mountPath: '/files' }] });
    expect(text).toContain('files: claims that no pod has yet.');
    expect(text).toContain('The claims data-web-0 and so on stay');
  });

  test('in another order have names of their own all the same', () => {
    const [one, other] = [claim('one', '1Gi'), claim('other', '2Gi')];
    const text = textOfChange({ claims: [one, other] }, { claims: [other, one] });
    expect(text).toContain("What can't change in place: spec.volumeClaimTemplates");
    expect(text).toContain('None is replaced');
  });
});

describe('pods', () => {
  test('that have the old subdomain are deleted, the highest first', () => {
    const lines = runbookOf(change({ spec: { serviceName: 'peers' } }));
    expect(commandsOf(lines).slice(3)).toEqual([
      'for ordinal in 1 0; do',
      `  { test "$(kubectl get pod/web-"$ordinal" --ignore-not-found -o 'jsonpath={.spec.subdomain}')" = peers; } || kubectl delete pod/web-"$ordinal" --ignore-not-found`,
      '  until kubectl get pod/web-"$ordinal" -o name; do sleep 1; done',
      '  kubectl wait pod/web-"$ordinal" --for=condition=Ready --timeout=600s',
      'done',
    ]);
  });

  test('of many are counted down', () => {
    const many = { ordinals: { start: 7 }, replicas: 17 };
    const lines = runbookOf(change({ spec: { ...many, serviceName: 'peers' } }, { spec: many }));
    const waited = run(lines)
      .match(/(?<=<wait><pod\/web-)\d+/g)
      ?.map(Number);
    expect(waited).toEqual(Array.from({ length: 17 }, (_, index) => 23 - index));
  });

  test('get the labels that the new selector asks for, and lose those that it forbids', () => {
    const selector = {
      matchLabels: { app: 'site' },
      matchExpressions: [{ key: 'old', operator: 'DoesNotExist' }],
    };
    const lines = runbookOf(change({ labels: { app: 'site', tier: 'hot' }, spec: { selector } }));
    expect(textOf(lines)).toContain(`-p '{"metadata":{"labels":{"app":"site","old":null}}}'`);
    const none = runbookOf(change({ spec: { selector: { matchExpressions: [{ key: 'app', operator: 'Exists' }] } } }));
    expect(textOf(none)).toContain(`-p '{"metadata":{"labels":{"app":"web"}}}'`);
  });

  test('that a partition holds back are said to come back with the revision of HEAD', () => {
    const at = (partition: number) =>
      textOfChange({ spec: { podManagementPolicy: 'Parallel', updateStrategy: { rollingUpdate: { partition } } } });
    expect(at(1)).toContain('a pod that the partition holds back runs on');
    expect(at(0)).not.toContain('partition');
  });
});

describe('ordinals that begin elsewhere', () => {
  const movedTo = (start: number, replicas: number) =>
    runbookOf(change({ spec: { ordinals: { start }, replicas } }, { spec: { ordinals: { start: 5 }, replicas: 3 } }));

  test.each([
    [8, 3, 'web-5 to web-7 go, and web-8 to web-10 come', 'target=$((ordinal + 3))'],
    [6, 3, 'web-5 go, and web-8 come', 'target=$((ordinal + 3))'],
    [4, 3, 'web-7 go, and web-4 come', 'target=$((ordinal - 3))'],
    [0, 2, 'web-5 to web-6 go, and web-0 to web-1 come', 'target=$((ordinal - 5))'],
  ])('at %d, %d of them: pods that come get the data of those that go', (start, replicas, words, shift) => {
    const text = textOf(movedTo(start, replicas));
    expect(text).toContain(words);
    expect(text).toContain(shift);
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
    expect(text).toContain('# test/web is to be prod/web');
    expect(text).toContain('kubectl -n test delete pvc/data-web-"$ordinal" --ignore-not-found');
    expect(text).toContain('kubectl -n prod wait pvc/data-web-"$ordinal"');
  });
});

test('a count that is left to an autoscaler is asked for before anything is deleted', () => {
  const one = change({ spec: { podManagementPolicy: 'Parallel' } }, {}, { replicasLeftOut: true });
  const script = commandsOf(runbookOf(one)).map((line) => line.replace(/\$\(.*\)/, "'StatefulSet/web=;'"));
  expect(run(script)).toBe('state spec.replicas in dist/web.yaml, as many as run now, for as long as this takes\n');
});

const service = (spec: object, name = 'web') => new Field({ metadata: { name }, spec });

describe('a Service', () => {
  const headless = { type: 'ClusterIP', clusterIP: 'None' };
  const nodePort = { type: 'NodePort', ports: [{ nodePort: 30_007, protocol: 'TCP' }, { protocol: 'TCP' }] };
  const balanced = { type: 'LoadBalancer', loadBalancerClass: 'a' };
  const change = { namespace: 'prod', file: 'dist/web.yaml' };

  test.each([
    ['that becomes headless', service(nodePort), service(headless), 'headless from the first or never'],
    ['that is headless no more', service(headless), service(nodePort), 'headless from the first or never'],
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
    ['with the node port of another', service(nodePort, 'old'), service(nodePort), 'belongs to one Service at a time'],
  ])('%s is made anew', (_, before, after, why) => {
    const lines = runbookOfService({ ...change, before, after });
    expect(textOf(lines)).toContain(why);
    expect(commandsOf(lines)).toEqual([
      'set -e',
      `kubectl -n prod delete service/${before.at('metadata', 'name').word} --ignore-not-found`,
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
    const lines = runbookOf({ ...changeOfPolicy, services });
    expect(commandsOf(lines).slice(-2)).toEqual([
      'kubectl delete service/web --ignore-not-found',
      'kubectl apply -f dist/web.yaml',
    ]);
  });
});

const changeOfPolicy = change({ spec: { podManagementPolicy: 'Parallel' } });

test('the way out of a stuck rollout deletes pods that are not ready, the highest first', () => {
  const stuck = { statefulSet: app(), namespace: 'prod', file: 'dist/web.yaml' };
  expect(commandsOf(wayOutOfStuckRollout(stuck))).toEqual([
    'set -e',
    'kubectl -n prod apply -f dist/web.yaml',
    'for ordinal in 1 0; do',
    `  test "$(kubectl -n prod get pod/web-"$ordinal" --ignore-not-found -o 'jsonpath={.status.conditions[?(@.type=="Ready")].status}')" = True || kubectl -n prod delete pod/web-"$ordinal" --ignore-not-found`,
    'done',
    'kubectl -n prod rollout status statefulset/web --timeout=600s',
  ]);
  const onDelete = { ...stuck, statefulSet: app({ spec: { updateStrategy: { type: 'OnDelete' } } }) };
  expect(textOf(wayOutOfStuckRollout(onDelete))).not.toContain('rollout status');
});

describe('whatever a manifest says', () => {
  const evil = `a'b"c$(echo pwned >&2)\`echo pwned >&2\`\n echo pwned >&2; d`;
  const claims = [claim(evil, '1Gi', { metadata: { labels: { [evil]: evil } } })];
  const mounts = [{ name: evil, mountPath: '/data' }];
  const more = { namespace: evil, file: `${evil}.yaml` };
  const grown = { ...DATA, metadata: { name: evil }, spec: { resources: { requests: { storage: '2Gi' } } } };
  const selector = { matchLabels: { [evil]: evil } };

  test.each<[string, readonly string[] | undefined]>([
    ['growth', runbookOf(change({ name: evil, claims: [grown] }, { name: evil, claims }, more))],
    [
      'all at once',
      runbookOf(
        change(
          { name: evil, claims, mounts, labels: { [evil]: evil }, spec: { selector, serviceName: evil } },
          { name: evil },
          { ...more, replicasLeftOut: true },
        ),
      ),
    ],
    ['a claim more', runbookOf(change({ name: evil, claims: [DATA, ...claims] }, { name: evil }, more))],
    ['another name', runbookOfRename(change({ name: evil, namespace: evil }, { name: evil, namespace: evil }, more))],
    [
      'a Service',
      runbookOfService({ before: service({ clusterIP: 'None' }, evil), after: service({}, evil), ...more }),
    ],
    ['a stuck rollout', wayOutOfStuckRollout({ statefulSet: app({ name: evil }), ...more })],
    ['what cannot shrink', runbookOf(change({ claims: [claim(evil, '1Mi')] }, { claims }, more))],
  ])('it is no command for sh: %s', (_, lines) => {
    const shown = run(lines);
    expect(textOf(lines)).not.toBe('');
    expect(shown.split('\n')).not.toContain('pwned');
    expect(shown).not.toMatch(/syntax|not found/i);
    expect(spawnSync('sh', ['-n', '-c', textOf(lines)]).status).toBe(0);
  });

  test('an empty word is one', () => {
    expect(textOf(runbookOf(change({ spec: { serviceName: '' } })))).toContain(`= ''; }`);
  });

  test('a file may have a comma in its name, which kubectl would read as two', () => {
    const one = { ...changeOfPolicy, file: 'dist/a,"b".yaml' };
    expect(commandsOf(runbookOf(one)).at(-1)).toBe(`kubectl apply -f '"dist/a,""b"".yaml"'`);
  });
});
