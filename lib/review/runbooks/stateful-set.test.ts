import { changingCallsOf, commandsOf, runInShell, textOf } from '../../../test/run-runbook';
import { liveStatefulSet, sizedClaim, statefulSetUpdate } from '../../../test/stateful-set-updates';
import { runbookOfRename, runbookOfStatefulSet, runbookOfStuckRollout, type StatefulSetUpdate } from '.';

const textOfUpdate = (...args: Parameters<typeof statefulSetUpdate>) =>
  textOf(runbookOfStatefulSet(statefulSetUpdate(...args)));

describe('changes that need no runbook', () => {
  test.each<[string, StatefulSetUpdate]>([
    ['no change', statefulSetUpdate({})],
    ['another image', statefulSetUpdate({ image: 'web:2' })],
    [
      'other replicas, minReadySeconds and update strategy',
      statefulSetUpdate({ spec: { replicas: 3, minReadySeconds: 1, updateStrategy: { type: 'OnDelete' } } }),
    ],
    ['the same size in another unit', statefulSetUpdate({ claims: [sizedClaim('data', '1024Mi')] })],
    ['revisionHistoryLimit since Kubernetes 1.34', statefulSetUpdate({ spec: { revisionHistoryLimit: 3 } })],
    [
      'another range of ordinals without claims',
      statefulSetUpdate({ claims: [], spec: { ordinals: { start: 1 } } }, { claims: [] }),
    ],
    ['more replicas', statefulSetUpdate({ spec: { replicas: 5 } })],
  ])('needs no runbook for %s', (_, one) => {
    expect(runbookOfStatefulSet(one)).toBeUndefined();
  });

  test('needs no runbook for a renamed StatefulSet without data', () => {
    expect(runbookOfRename(statefulSetUpdate({ name: 'site', claims: [] }, { claims: [] }))).toBeUndefined();
    expect(runbookOfRename(statefulSetUpdate({ name: 'site' }, { spec: { replicas: 0 } }))).toBeUndefined();
  });
});

describe('immutable fields of a StatefulSet', () => {
  const lines = runbookOfStatefulSet(statefulSetUpdate({ spec: { podManagementPolicy: 'Parallel' } }));

  test('recreates a StatefulSet with its live template, holds its pods, and then updates it', () => {
    expect(lines?.slice(0, 3)).toEqual([
      '# Recreate StatefulSet web without restarting its pods',
      'set -e',
      '# The API server rejects a change of spec.podManagementPolicy. So the StatefulSet is deleted without its pods, and recreated.',
    ]);
    expect(textOf(lines)).toContain('# No pod restarts.');
    expect(changingCallsOf(runInShell(lines))).toEqual([
      '<delete><statefulset/web><--cascade=orphan><--ignore-not-found>',
      '<create><--raw></apis/apps/v1/namespaces/found/statefulsets><-f><->',
      '<apply><-f><dist/web.yaml>',
    ]);
  });

  test('creates the holding StatefulSet with the immutable fields of HEAD and a partition', () => {
    const shown = runInShell(lines);
    const strategy = '"updateStrategy":{"type":"RollingUpdate","rollingUpdate":{"partition":2147483647}}';
    expect(shown).toContain('<{"spec":{"podManagementPolicy":"Parallel"}}>');
    expect(shown).toContain(`<{"metadata":{"uid":null,"resourceVersion":null},"spec":{${strategy}},"status":null}>`);
    expect(shown).toContain(`<{"spec":{${strategy}}}>`);
    expect(shown).toContain('<kubectl.kubernetes.io/last-applied-configuration=found>');
  });

  test('removes immutable fields that HEAD does not set', () => {
    const selector = { matchExpressions: [{ key: 'app', operator: 'Exists' }] };
    const shown = runInShell(runbookOfStatefulSet(statefulSetUpdate({ spec: { serviceName: undefined, selector } })));
    expect(shown).toContain(
      `<{"spec":{"serviceName":null,"selector":{"matchLabels":null,${JSON.stringify(selector).slice(1)}}}>`,
    );
  });

  test('does not recreate a StatefulSet twice', () => {
    expect(changingCallsOf(runInShell(lines, { isRecreated: true }))).toEqual(['<apply><-f><dist/web.yaml>']);
  });

  test('stops before any change if a pod has another revision', () => {
    const shown = runInShell(lines, { revision: 'other' });
    expect(changingCallsOf(shown)).toEqual([]);
    expect(shown).toContain('web-2 has another revision than StatefulSet web. Finish or undo the rollout');
  });

  test('keeps the live StatefulSet in a file of the current folder', () => {
    const copies = (name: string, namespace: string) =>
      textOf(
        runbookOfStatefulSet(
          statefulSetUpdate({ name, spec: { podManagementPolicy: 'Parallel' } }, { name }, { namespace }),
        ),
      ).match(/(?<=>)live-.*/g);
    expect(copies('web', 'prod')).toEqual(['live-statefulset-prod-web.json']);
    expect(copies('../../a b', '..')).toEqual(['live-statefulset-__-______a_b.json']);
  });

  test('says that pods are replaced if the pod template changes, too', () => {
    const text = textOfUpdate({ image: 'web:2', spec: { podManagementPolicy: 'Parallel' } });
    expect(text).toContain('HEAD has another pod template, so pods are then replaced as in every rollout.');
    expect(text).not.toContain('No pod restarts');
  });

  test('keeps the replicas of an autoscaler', () => {
    const claims = [sizedClaim('data', '2Gi')];
    const scaled = runbookOfStatefulSet(
      statefulSetUpdate({ claims, spec: { replicas: 1 } }, {}, { isAutoscaled: true }),
    );
    const shown = runInShell(scaled);
    expect(shown).toContain('<get><statefulset/web><--ignore-not-found><-o><jsonpath={.spec.replicas}>');
    expect(shown.match(/<patch><pvc\/data-web-\d+>/g)).toEqual(['<patch><pvc/data-web-0>', '<patch><pvc/data-web-1>']);
    expect(shown).toContain('<{"spec":{"replicas":null,"updateStrategy"');
  });
});

test('recreates a StatefulSet for revisionHistoryLimit in Kubernetes 1.28', () => {
  expect(textOfUpdate({ spec: { revisionHistoryLimit: 3 } }, {}, { kubernetes: '1.28' })).toContain(
    'spec.revisionHistoryLimit',
  );
});

test('names the namespace in each command', () => {
  const lines = runbookOfStatefulSet(
    statefulSetUpdate({ claims: [sizedClaim('data', '2Gi')], spec: { serviceName: 'x' } }, {}, { namespace: 'prod' }),
  );
  // Commands that do not call the API server name no namespace.
  const calls = textOf(commandsOf(lines)).match(/kubectl (-n prod )?(?!patch --local|annotate --local|create --raw)/g);
  expect(new Set(calls)).toEqual(new Set(['kubectl -n prod ']));
});

test('asks for the replicas of an autoscaled StatefulSet before anything is deleted', () => {
  const one = statefulSetUpdate({ claims: [], mounts: [] }, {}, { isAutoscaled: true });
  const stating = (count: string) =>
    runInShell(
      commandsOf(runbookOfStatefulSet(one)).map((line) =>
        line.replace(/stated=.*/, `stated='StatefulSet/web=${count};'`),
      ),
    );
  expect(stating('')).toBe('state spec.replicas in dist/web.yaml, as many as run now, until this is done\n');
  expect(changingCallsOf(stating('3'))).toHaveLength(2);
});

test('deletes the pods of a stuck rollout that are not ready, the highest first', () => {
  const stuck = { statefulSet: liveStatefulSet(), namespace: 'prod', file: 'dist/web.yaml' };
  expect(commandsOf(runbookOfStuckRollout(stuck))).toEqual([
    'set -e',
    'kubectl -n prod apply -f dist/web.yaml',
    'for ordinal in 1 0; do',
    `  test "$(kubectl -n prod get pod/web-"$ordinal" --ignore-not-found -o 'jsonpath={.status.conditions[?(@.type=="Ready")].status}')" = True || kubectl -n prod delete pod/web-"$ordinal" --ignore-not-found --wait=false`,
    'done',
    'kubectl -n prod rollout status statefulset/web --timeout=600s',
  ]);
  const onDelete = { ...stuck, statefulSet: liveStatefulSet({ spec: { updateStrategy: { type: 'OnDelete' } } }) };
  expect(textOf(runbookOfStuckRollout(onDelete))).not.toContain('rollout status');
});
