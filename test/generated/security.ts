import fc from 'fast-check';
import type { BaselineProps, PrivilegedProps, RestrictedProps, SecurityExceptions } from '../../lib/constructs';
import { type ArbitrariesOf, anyOf, call, INT32_MAX, props, wholeNumber } from './props';

/** A sentence on one line. */
export const reason = fc.oneof(
  anyOf('it can’t be helped', 'no', '0x1F', '# 1', '*: - [x]', 'a "b" \'c\'', '---', '😀'),
  fc.stringMatching(/^[!-~]([ -~]{0,20}[!-~])?$/),
);

const EXCEPTIONS: ArbitrariesOf<SecurityExceptions> = {
  allowPrivilegeEscalation: reason,
  capabilities: reason,
  runAsNonRoot: reason,
  seccompProfile: reason,
  readOnlyRootFilesystem: reason,
};
const { seccompProfile, readOnlyRootFilesystem } = EXCEPTIONS;

const user = { runAsUser: wholeNumber(1, INT32_MAX), runAsGroup: wholeNumber(0, INT32_MAX) };

const AS_ROOT = {
  ...user,
  runAsUser: anyOf(0),
  except: props<SecurityExceptions>(EXCEPTIONS, 'runAsNonRoot'),
};

/** Values of the property `security` of a container. */
export const security = fc.oneof(
  call('Security.restricted', props<RestrictedProps>({ ...user, except: props<SecurityExceptions>(EXCEPTIONS) })),
  call('Security.restricted', props<RestrictedProps>({ ...user, except: props({ readOnlyRootFilesystem }) })),
  call('Security.restricted', props<RestrictedProps>(AS_ROOT, 'runAsUser', 'except')),
  call(
    'Security.baseline',
    props<BaselineProps>({ ...user, reason, except: props({ seccompProfile, readOnlyRootFilesystem }) }, 'reason'),
  ),
  call(
    'Security.privileged',
    props<PrivilegedProps>({ ...user, reason, except: props({ readOnlyRootFilesystem }) }, 'reason'),
  ),
);
