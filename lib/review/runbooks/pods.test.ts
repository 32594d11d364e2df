import { commandsOf, runInShell, textOf } from '../../../test/run-runbook';
import { DATA_CLAIM, sizedClaim, statefulSetUpdate } from '../../../test/stateful-set-updates';
import { runbookOfRename, runbookOfStatefulSet } from '.';

const textOfUpdate = (...args: Parameters<typeof statefulSetUpdate>) =>
  textOf(runbookOfStatefulSet(statefulSetUpdate(...args)));

describe('the pods of a StatefulSet', () => {
  test('deletes pods that have the old subdomain, the highest first', () => {
    const lines = runbookOfStatefulSet(statefulSetUpdate({ spec: { serviceName: 'peers' } }));
    expect(commandsOf(lines).slice(-6)).toEqual([
      'kubectl apply -f dist/web.yaml',
      'for ordinal in 1 0; do',
      `  { test "$(kubectl get pod/web-"$ordinal" --ignore-not-found -o 'jsonpath={.spec.subdomain}')" = peers; } || kubectl delete pod/web-"$ordinal" --ignore-not-found --wait=false`,
      `  until { test "$(kubectl get pod/web-"$ordinal" --ignore-not-found -o 'jsonpath={.spec.subdomain}')" = peers; }; do sleep 1; done`,
      '  kubectl wait pod/web-"$ordinal" --for=condition=Ready --timeout=600s',
      'done',
    ]);
  });

  test('loops over many pods from the highest ordinal', () => {
    const many = { ordinals: { start: 7 }, replicas: 17 };
    const lines = runbookOfStatefulSet(statefulSetUpdate({ spec: { ...many, serviceName: 'peers' } }, { spec: many }));
    const waited = runInShell(lines, { subdomain: 'peers' })
      .match(/(?<=<wait><pod\/web-)\d+/g)
      ?.map(Number);
    expect(waited).toEqual(Array.from({ length: 17 }, (_, index) => 23 - index));
  });

  test('gives pods the labels that the new selector requires, and removes those that it forbids', () => {
    const selector = {
      matchLabels: { app: 'site' },
      matchExpressions: [{ key: 'old', operator: 'DoesNotExist' }],
    };
    const lines = runbookOfStatefulSet(statefulSetUpdate({ labels: { app: 'site', tier: 'hot' }, spec: { selector } }));
    expect(textOf(lines)).toContain(`-p '{"metadata":{"labels":{"app":"site","old":null}}}'`);
    const none = runbookOfStatefulSet(
      statefulSetUpdate({ spec: { selector: { matchExpressions: [{ key: 'app', operator: 'Exists' }] } } }),
    );
    expect(textOf(none)).toContain(`-p '{"metadata":{"labels":{"app":"web"}}}'`);
  });

  test('says that held-back pods come back with the template of HEAD if the pods are not held', () => {
    const at = (partition: number, claims = [DATA_CLAIM]) =>
      textOfUpdate(
        {
          mounts: [{ name: 'data', mountPath: '/data' }],
          spec: { podManagementPolicy: 'Parallel', updateStrategy: { rollingUpdate: { partition } } },
        },
        { claims },
      );
    const both = [DATA_CLAIM, sizedClaim('more', '1Gi')];
    expect(at(1, both)).toContain('That is also true of pods that the partition of HEAD holds back.');
    expect(at(0, both)).not.toContain('That is also true');
    expect(at(1)).not.toContain('That is also true');
  });
});

describe('another range of ordinals', () => {
  const movedTo = (start: number, replicas: number) =>
    runbookOfStatefulSet(
      statefulSetUpdate({ spec: { ordinals: { start }, replicas } }, { spec: { ordinals: { start: 5 }, replicas: 3 } }),
    );

  test.each([
    [8, 3, 'Removed: web-5 to web-7. New, with empty claims: web-8 to web-10.', 'target=$((ordinal + 3))'],
    [6, 3, 'Removed: web-5. New, with empty claims: web-8.', 'target=$((ordinal + 3))'],
    [4, 3, 'Removed: web-7. New, with empty claims: web-4.', 'target=$((ordinal - 3))'],
    [0, 2, 'Removed: web-5 to web-6. New, with empty claims: web-0 to web-1.', 'target=$((ordinal - 5))'],
  ])(
    'moves the data of removed pods to added ones if ordinals start at %d with %d replicas',
    (start, replicas, words, shift) => {
      const text = textOf(movedTo(start, replicas));
      expect(text).toContain(words);
      expect(text).toContain(shift);
    },
  );

  test('creates the holding StatefulSet with the ordinals of HEAD', () => {
    expect(textOf(movedTo(8, 3))).toContain('"ordinals":{"start":8},"replicas":3}');
    const toZero = runbookOfStatefulSet(
      statefulSetUpdate({ spec: { ordinals: undefined } }, { spec: { ordinals: { start: 2 } } }),
    );
    expect(textOf(toZero)).toContain('"ordinals":null,"replicas":2}');
    expect(textOf(toZero)).toContain(`{.spec.ordinals.start}')" = '';`);
  });

  test('asks for replicas in the manifest if an autoscaler decides them and ordinals move', () => {
    const spec = { ordinals: { start: 1 }, replicas: 1 };
    const lines = runbookOfStatefulSet(statefulSetUpdate({ spec }, { spec: { replicas: 1 } }, { isAutoscaled: true }));
    expect(textOf(lines)).toContain('state spec.replicas in dist/web.yaml');
  });

  test('needs no runbook if pods are only removed', () => {
    expect(movedTo(6, 2)).toBeUndefined();
  });
});

describe('a renamed StatefulSet', () => {
  test('moves the volumes to a renamed StatefulSet, one by one', () => {
    const lines = runbookOfRename(statefulSetUpdate({ name: 'site', spec: { ordinals: { start: 1 } } }));
    expect(commandsOf(lines)).toContain('kubectl delete statefulset/web --cascade=orphan --ignore-not-found');
    const shown = runInShell(lines);
    for (const pod of ['site-1', 'site-2']) expect(shown).toContain(`<wait><pvc/data-${pod}>`);
    expect(shown).toContain(
      '<patch><pv/found><-p><{"spec":{"claimRef":{"namespace":"found","name":"data-site-2","uid":"found","resourceVersion":null}}}>',
    );
  });

  test('moves the volumes to a StatefulSet in another namespace', () => {
    const moving = statefulSetUpdate({ namespace: 'prod' }, { namespace: 'test' }, { namespace: 'prod' });
    const text = textOf(runbookOfRename(moving));
    expect(text).toContain('# Move the data of StatefulSet test/web to prod/web\n');
    expect(text).toContain('kubectl -n test delete pvc/data-web-"$ordinal" --ignore-not-found');
    expect(text).toContain('kubectl -n prod wait pvc/data-web-"$ordinal"');
  });
});
