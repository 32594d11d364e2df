import { commandsOf, isShellScript, runInShell, textOf } from '../../../test/run-runbook';
import { DATA_CLAIM, liveStatefulSet, sizedClaim, statefulSetUpdate } from '../../../test/stateful-set-updates';
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
} from '.';

const service = (spec: object, name = 'web') => new Field({ metadata: { name }, spec });

describe('names that contain shell commands', () => {
  const evil = `a'b"c$(echo pwned >&2)\`echo pwned >&2\`\n echo pwned >&2; d`;
  const claims = [sizedClaim(evil, '1Gi', { metadata: { labels: { [evil]: evil } } })];
  const mounts = [{ name: evil, mountPath: '/data' }];
  const more = { namespace: evil, file: `${evil}.yaml` };
  const grown = { ...DATA_CLAIM, metadata: { name: evil }, spec: { resources: { requests: { storage: '2Gi' } } } };
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
  const claimOfSize = (storage: string) => new Field({ ...sizedClaim(evil, storage), kind: 'PersistentVolumeClaim' });

  test.each<[string, readonly string[] | undefined]>([
    ['a new selector', runbookOfSelector({ ...changed('DaemonSet'), accessModesOf: () => undefined })],
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
    [
      'larger claims',
      runbookOfStatefulSet(statefulSetUpdate({ name: evil, claims: [grown] }, { name: evil, claims }, more)),
    ],
    [
      'all changes at once',
      runbookOfStatefulSet(
        statefulSetUpdate(
          { name: evil, claims, mounts, labels: { [evil]: evil }, spec: { selector, serviceName: evil } },
          { name: evil },
          { ...more, isAutoscaled: true },
        ),
      ),
    ],
    [
      'another claim template',
      runbookOfStatefulSet(statefulSetUpdate({ name: evil, claims: [DATA_CLAIM, ...claims] }, { name: evil }, more)),
    ],
    [
      'a renamed StatefulSet',
      runbookOfRename(statefulSetUpdate({ name: evil, namespace: evil }, { name: evil, namespace: evil }, more)),
    ],
    [
      'a Service',
      runbookOfService({ before: service({ clusterIP: 'None' }, evil), after: service({}, evil), ...more }),
    ],
    ['a stuck rollout', runbookOfStuckRollout({ statefulSet: liveStatefulSet({ name: evil }), ...more })],
    [
      'smaller claims',
      runbookOfStatefulSet(statefulSetUpdate({ claims: [sizedClaim(evil, '1Mi')] }, { claims }, more)),
    ],
  ])('runs no command from names in the runbook for %s', (_, lines) => {
    const shown = runInShell(lines);
    expect(textOf(lines)).not.toBe('');
    expect(shown.split('\n')).not.toContain('pwned');
    expect(shown).not.toMatch(/syntax|not found/i);
    expect(isShellScript(lines)).toBe(true);
    expect(lines?.slice(0, 2)).toEqual([expect.stringMatching(/^# .{1,70}$/u), 'set -e']);
  });

  test('quotes an empty name', () => {
    expect(textOf(runbookOfStatefulSet(statefulSetUpdate({ spec: { serviceName: '' } })))).toContain(`= ''; }`);
  });

  test('quotes a file name with a comma, which kubectl would read as two files', () => {
    const one = { ...statefulSetUpdate({ spec: { podManagementPolicy: 'Parallel' } }), file: 'dist/a,"b".yaml' };
    expect(commandsOf(runbookOfStatefulSet(one)).at(-1)).toBe(`kubectl apply -f '"dist/a,""b"".yaml"'`);
  });
});
