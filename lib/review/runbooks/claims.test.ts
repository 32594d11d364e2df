import { changingCallsOf, commandsOf, runInShell, textOf } from '../../../test/run-runbook';
import { DATA_CLAIM, sizedClaim, statefulSetUpdate } from '../../../test/stateful-set-updates';
import { runbookOfStatefulSet } from '.';

const textOfUpdate = (...args: Parameters<typeof statefulSetUpdate>) =>
  textOf(runbookOfStatefulSet(statefulSetUpdate(...args)));

describe('the claims of a StatefulSet', () => {
  test('patches the claims of the live ordinals to a larger size', () => {
    const start = { ordinals: { start: 3 } };
    const lines = runbookOfStatefulSet(
      statefulSetUpdate({ claims: [sizedClaim('data', '2Gi')], spec: start }, { spec: start }),
    );
    expect(textOf(lines)).toContain('# The claims of data grow from 1Gi to 2Gi.');
    expect(lines?.[0]).toBe('# Grow the claims of StatefulSet web');
    const patch = '-p><{"spec":{"resources":{"requests":{"storage":"2Gi"}}}}>';
    expect(changingCallsOf(runInShell(lines)).slice(0, 3)).toEqual([
      `<patch><pvc/data-web-3><${patch}`,
      `<patch><pvc/data-web-4><${patch}`,
      '<delete><statefulset/web><--cascade=orphan><--ignore-not-found>',
    ]);
  });

  test('loops over the claims of many pods, and over none without pods', () => {
    const grown = (replicas?: number) =>
      runbookOfStatefulSet(
        statefulSetUpdate({ claims: [sizedClaim('data', '2Gi')], spec: { replicas } }, { spec: { replicas } }),
      );
    expect(runInShell(grown(20)).match(/<patch><pvc\/data-web-\d+>/g)).toHaveLength(20);
    expect(runInShell(grown(undefined)).match(/<patch><pvc\/data-web-\d+>/g)).toEqual(['<patch><pvc/data-web-0>']);
    expect(runInShell(grown(0))).not.toContain('<patch><pvc');
    expect(textOf(grown(2 ** 31 - 1)).length).toBeLessThan(10_000);
  });

  test('copies claims that shrink or change their StorageClass, one by one', () => {
    const of = (storage: string, storageClassName?: string) =>
      sizedClaim('data', storage, { spec: { storageClassName } });
    for (const [before, after] of [
      [of('1Gi'), of('512Mi')],
      [of('1Gi', 'slow'), of('2Gi', 'fast')],
    ] as const) {
      const lines = runbookOfStatefulSet(statefulSetUpdate({ claims: [after] }, { claims: [before] }));
      expect(lines?.[0]).toBe('# Copy the data of StatefulSet web to claims as HEAD has them');
      expect(textOf(lines)).not.toContain('stay as they are');
      const shown = runInShell(lines);
      for (const pod of ['web-0', 'web-1']) {
        expect(shown).toContain(`<delete><pod/${pod}>`);
        expect(shown).toContain(`<delete><pvc/data-${pod}>\n<get><pvc/copy-of-data-${pod}>`);
      }
      const again = runInShell(lines, { isRecreated: true });
      expect(again).not.toContain('<delete><pod');
      expect(again).not.toContain('<delete><pvc/data-web-0>\n');
    }
  });

  test('does not copy block devices', () => {
    const of = (storage: string) => sizedClaim('data', storage, { spec: { volumeMode: 'Block' } });
    const text = textOfUpdate({ claims: [of('512Mi')] }, { claims: [of('1Gi')] });
    expect(text).not.toContain('copy-of-');
    expect(text).toContain('existing claims of data stay as they are');
  });

  test('says that existing claims do not follow other changes of their template', () => {
    const text = textOfUpdate({ claims: [sizedClaim('data', '1Gi', { metadata: { labels: { tier: 'hot' } } })] });
    expect(text).toContain('# Apart from growth, existing claims of data stay as they are.');
    expect(text).toContain('# No pod restarts.');
  });

  test('says that claims of a removed template stay', () => {
    const text = textOfUpdate({ claims: [], mounts: [] });
    expect(text).toContain('The claims data-web-0 and so on stay, with their data');
    expect(text).toContain('It has the pod template of HEAD from the start');
    expect(text).toContain('pods are then replaced as in every rollout');
  });

  test('deletes pods that lack a claim, the lowest first', () => {
    const both = [DATA_CLAIM, sizedClaim('logs', '1Gi')];
    const lines = runbookOfStatefulSet(
      statefulSetUpdate({ claims: both, spec: { replicas: 3 } }, { spec: { replicas: 5 } }),
    );
    expect(commandsOf(lines)).toContain('for ordinal in 0 1 2; do');
    expect(runInShell(lines)).toContain(
      '<get><pod/web-0><--ignore-not-found><-o><jsonpath={.spec.volumes[?(@.persistentVolumeClaim.claimName=="logs-web-0")].name}>',
    );
  });

  test('moves the volumes of claims to a renamed template', () => {
    const files = sizedClaim('files', '2Gi', { metadata: { labels: { tier: 'hot' }, annotations: { note: "it's" } } });
    const lines = runbookOfStatefulSet(
      statefulSetUpdate({ claims: [files], mounts: [{ name: 'files', mountPath: '/data' }] }),
    );
    expect(textOf(lines)).toContain('data is called files now');
    expect(textOf(lines)).not.toContain('No pod restarts');
    expect(textOf(lines)).toContain('"labels":{"tier":"hot","app":"web"}');
    // It asks for what the volume has, and grows when it has that.
    expect(textOf(lines)).toContain('"storage":"1Gi"');
    expect(commandsOf(lines)).toContain(
      `  kubectl patch pvc/files-web-"$ordinal" -p '{"spec":{"resources":{"requests":{"storage":"2Gi"}}}}'`,
    );
  });

  test('moves a volume to a claim that requests less', () => {
    const lines = runbookOfStatefulSet(
      statefulSetUpdate({ claims: [sizedClaim('files', '1Mi')], mounts: [{ name: 'files', mountPath: '/data' }] }),
    );
    expect(textOf(lines)).toContain('"storage":"1Mi"');
  });

  test('does not move the volumes of a template to one with another name and path', () => {
    const text = textOfUpdate({
      claims: [sizedClaim('files', '1Gi')],
      mounts: [{ name: 'files', mountPath: '/files' }],
    });
    expect(text).toContain('The pods have no claims of files yet.');
    expect(text).toContain('The claims data-web-0 and so on stay');
  });

  test('recreates a StatefulSet if the order of its claim templates changes', () => {
    const [one, other] = [sizedClaim('one', '1Gi'), sizedClaim('other', '2Gi')];
    const text = textOfUpdate({ claims: [one, other] }, { claims: [other, one] });
    expect(text).toContain('rejects a change of spec.volumeClaimTemplates');
    expect(text).toContain('No pod restarts');
  });
});
