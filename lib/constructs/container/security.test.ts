import {
  createApp,
  createSidecar,
  propertyProblems,
  synthContainer,
  synthPod,
  synthStatefulSet,
  untyped,
  withContainer,
} from '../../../test/apps';
import { Security } from './security';

const reason = 'it mounts disks';
const FILTERED = { seccompProfile: { type: 'RuntimeDefault' } };

describe('Security.restricted', () => {
  test.each([
    'allowPrivilegeEscalation',
    'capabilities',
    'runAsNonRoot',
    'seccompProfile',
    'readOnlyRootFilesystem',
  ] as const)('opts out of %s only', (field) => {
    const restricted = Security.restricted().toKube();
    const weakened = Security.restricted({ except: { [field]: 'because' } }).toKube();
    expect(restricted[field]).toBeDefined();
    expect(weakened).toEqual({ ...restricted, [field]: undefined });
  });

  test('ignores exceptions whose reason is undefined', () => {
    const except = { capabilities: undefined, runAsNonRoot: undefined, seccompProfile: undefined };
    const security = Security.restricted({
      except: { ...except, allowPrivilegeEscalation: undefined, readOnlyRootFilesystem: undefined },
    });
    expect(security.toKube()).toEqual(Security.restricted().toKube());
    expect(security.reasons).toEqual({});
    expect(Object.keys(security.toKube())).toEqual(Object.keys(Security.restricted().toKube()));
  });

  test('requires an exception with a reason for user 0', () => {
    expect(Security.restricted({ runAsUser: 0, except: { runAsNonRoot: 'it binds port 80' } }).issues()).toEqual([]);
    expect(
      propertyProblems(() => createApp(withContainer({ security: Security.restricted({ runAsUser: 0 }) }))),
    ).toEqual([
      'container.security is { runAsUser: 0 }, and must be { except: { runAsNonRoot } } with the reason if runAsUser is 0, which is root',
    ]);
  });

  test('accepts group 0 for a user other than root', () => {
    const { securityContext } = synthContainer({ security: Security.restricted({ runAsUser: 1, runAsGroup: 0 }) });
    expect(securityContext).toMatchObject({ runAsUser: 1, runAsGroup: 0, runAsNonRoot: true });
  });
});

describe('Security.baseline', () => {
  test('sets the seccomp profile and a read-only root file system in baseline', () => {
    const { securityContext } = synthContainer({ security: Security.baseline({ reason }) });
    expect(securityContext).toEqual({ ...FILTERED, readOnlyRootFilesystem: true });
  });

  test('accepts root and opted-out fields in baseline', () => {
    const except = { seccompProfile: 'it traces', readOnlyRootFilesystem: 'it writes' };
    const security = Security.baseline({ reason, runAsUser: 0, runAsGroup: 0, except });
    expect(synthContainer({ security }).securityContext).toEqual({ runAsUser: 0, runAsGroup: 0 });
    expect(synthStatefulSet(withContainer({ security })).metadata.annotations).toEqual({
      'weakened.web/profile': reason,
      'weakened.web/seccompProfile': 'it traces',
      'weakened.web/readOnlyRootFilesystem': 'it writes',
    });
  });
});

describe('Security.privileged', () => {
  test('sets a read-only root file system for a privileged container', () => {
    const { securityContext } = synthContainer({ security: Security.privileged({ reason }) });
    expect(securityContext).toEqual({ privileged: true, readOnlyRootFilesystem: true });
  });

  test('opts out of the read-only root file system for a privileged container', () => {
    const except = { readOnlyRootFilesystem: 'it writes' };
    const { securityContext } = synthContainer({ security: Security.privileged({ reason, except, runAsUser: 0 }) });
    expect(securityContext).toEqual({ privileged: true, runAsUser: 0 });
  });
});

test("writes the opt-outs of a sidecar under its name and keeps the app's container restricted", () => {
  const props = { sidecars: [createSidecar({ security: Security.privileged({ reason }) })] };
  expect(synthStatefulSet(props).metadata.annotations).toEqual({ 'weakened.log/profile': reason });
  expect(synthPod(props).containers[0].securityContext).toEqual(synthContainer().securityContext);
});

describe('invalid security', () => {
  const SENTENCE = 'a sentence on one line';

  test.each<[string, Security, string]>([
    ['an object that is not a Security', untyped({}), ' is {}, and must be a Security, such as Security.restricted()'],
    [
      'an exception without a reason',
      Security.restricted({ except: { runAsNonRoot: '' } }),
      `.except.runAsNonRoot is '', and must be ${SENTENCE}`,
    ],
    [
      'an unknown exception',
      Security.restricted({ except: untyped({ privileged: 'x' }) }),
      `.except.privileged is 'x', and must be left out: there is no such property`,
    ],
    ['a negative user ID', Security.restricted({ runAsUser: -1 }), '.runAsUser is -1, and must be a whole number'],
    ['a negative group ID', Security.restricted({ runAsGroup: -1 }), '.runAsGroup is -1, and must be a whole number'],
    ['baseline without a reason', Security.baseline(untyped({})), `.reason is not given, and must be ${SENTENCE}`],
    ['baseline without properties', Security.baseline(untyped(undefined)), ' is not given, and must be an object with'],
    ['privileged without a reason', Security.privileged({ reason: '' }), `.reason is '', and must be ${SENTENCE}`],
    [
      'an exception that baseline does not have',
      Security.baseline({ reason, except: untyped({ capabilities: 'x' }) }),
      `.except.capabilities is 'x', and must be left out`,
    ],
    [
      'an exception that privileged does not have',
      Security.privileged({ reason, except: untyped({ seccompProfile: 'x' }) }),
      `.except.seccompProfile is 'x', and must be left out`,
    ],
  ])('rejects %s', (_, security, message) => {
    expect(propertyProblems(() => createApp(withContainer({ security })))).toEqual([
      expect.stringContaining(`container.security${message}`),
    ]);
  });
});
