import type * as k8s from '../../../imports/k8s';
import { type ManifestOf, RANGES, RESTRICTED_SECURITY_CONTEXT } from '../../kubernetes';
import { type Rule, ValidatedValue, v } from '../../validation';

/** The security contexts of the Pod Security profiles, each with a read-only root file system. */
const SECURITY_CONTEXTS = {
  restricted: { ...RESTRICTED_SECURITY_CONTEXT, readOnlyRootFilesystem: true },
  baseline: { readOnlyRootFilesystem: true, seccompProfile: RESTRICTED_SECURITY_CONTEXT.seccompProfile },
  privileged: { privileged: true, readOnlyRootFilesystem: true },
} as const;

/** Opted-out fields of the `restricted` profile, each with the reason. The manifest omits an opted-out field. */
export interface SecurityExceptions {
  /**
   * Why the container may gain more privileges than its parent process.
   *
   * @default - `allowPrivilegeEscalation: false`
   */
  readonly allowPrivilegeEscalation?: string;
  /**
   * Why the container keeps the default capabilities of its runtime.
   *
   * @default - all capabilities are dropped
   */
  readonly capabilities?: string;
  /**
   * Why the container may run as root. Also needed if the image names its user instead of numbering it: the kubelet
   * cannot verify that such a user is not root, and does not start the container. To keep this field, set `runAsUser`.
   *
   * @default - `runAsNonRoot: true`
   */
  readonly runAsNonRoot?: string;
  /**
   * Why the container may make any system call.
   *
   * @default - the `RuntimeDefault` seccomp profile
   */
  readonly seccompProfile?: string;
  /**
   * Why the container writes outside of its volumes. These files are lost when the container restarts.
   *
   * @default - `readOnlyRootFilesystem: true`
   */
  readonly readOnlyRootFilesystem?: string;
}

/** The user and group that a container runs as. */
export interface UserProps {
  /**
   * The ID of the user that the container runs as. Use an ID above 0 for an image that names its user, if that user need
   * not own the files of the image.
   *
   * @default - the user of the image
   */
  readonly runAsUser?: number;
  /**
   * The ID of the group that the container runs as.
   *
   * @default - the group of the image
   */
  readonly runAsGroup?: number;
}

/** Properties of a container with the Pod Security profile `restricted`. */
export interface RestrictedProps extends UserProps {
  /**
   * Opted-out fields, each with the reason, which is written to the manifest as an annotation.
   *
   * @default - nothing is opted out
   */
  readonly except?: SecurityExceptions;
}

/** Properties of a container with the Pod Security profile `baseline`. */
export interface BaselineProps extends UserProps {
  /** Why the container cannot run with `restricted`. The reason is written to the manifest as an annotation. */
  readonly reason: string;
  /**
   * Opted-out fields, each with the reason.
   *
   * @default - nothing else is opted out
   */
  readonly except?: Pick<SecurityExceptions, 'seccompProfile' | 'readOnlyRootFilesystem'>;
}

/** Properties of a privileged container. */
export interface PrivilegedProps extends UserProps {
  /** Why the container needs all privileges of its node. The reason is written to the manifest as an annotation. */
  readonly reason: string;
  /**
   * Opted-out fields, each with the reason.
   *
   * @default - nothing else is opted out
   */
  readonly except?: Pick<SecurityExceptions, 'readOnlyRootFilesystem'>;
}

const userPropsRules = { runAsUser: v.optional(v.integer(RANGES.id)), runAsGroup: v.optional(v.integer(RANGES.id)) };
const reasonRule = v.optional(v.sentence);

const restrictedPropsRule = v.pipe(
  v.object<RestrictedProps>({
    ...userPropsRules,
    except: v.optional(
      v.object<SecurityExceptions>({
        allowPrivilegeEscalation: reasonRule,
        capabilities: reasonRule,
        runAsNonRoot: reasonRule,
        seccompProfile: reasonRule,
        readOnlyRootFilesystem: reasonRule,
      }),
    ),
  }),
  v.refine((props) => {
    const { runAsUser, except }: RestrictedProps = Object(props);
    return runAsUser !== 0 || except?.runAsNonRoot !== undefined;
  }, '{ except: { runAsNonRoot } } with the reason if runAsUser is 0, which is root'),
);

const baselinePropsRule = v.object<BaselineProps>({
  ...userPropsRules,
  reason: v.sentence,
  except: v.optional(v.object({ seccompProfile: reasonRule, readOnlyRootFilesystem: reasonRule })),
});

const privilegedPropsRule = v.object<PrivilegedProps>({
  ...userPropsRules,
  reason: v.sentence,
  except: v.optional(v.object({ readOnlyRootFilesystem: reasonRule })),
});

/** The reasons of opted-out security defaults, by field; `profile` for a profile other than `restricted`. */
export type OptOutReasons = SecurityExceptions & { readonly profile?: string };

/**
 * The security context of a container, by the Pod Security profile that it satisfies.
 *
 * @see https://kubernetes.io/docs/concepts/security/pod-security-standards/
 */
export class Security extends ValidatedValue {
  /** The profile `restricted` and a read-only root file system, except for opted-out fields. */
  static restricted(props: RestrictedProps = {}): Security {
    return new Security('restricted', props, restrictedPropsRule);
  }

  /**
   * The profile `baseline`, the `RuntimeDefault` seccomp profile and a read-only root file system, except for opted-out
   * fields. The container may run as root, with the default capabilities of its runtime.
   */
  static baseline(props: BaselineProps): Security {
    return new Security('baseline', props, baselinePropsRule);
  }

  /** All privileges of the node, with a read-only root file system unless it is opted out. */
  static privileged(props: PrivilegedProps): Security {
    return new Security('privileged', props, privilegedPropsRule);
  }

  private constructor(
    private readonly profile: keyof typeof SECURITY_CONTEXTS,
    private readonly props: RestrictedProps & { readonly reason?: string },
    rule: Rule,
  ) {
    super(rule(props));
  }

  /** The reasons of opted-out security defaults. */
  get reasons(): OptOutReasons {
    const { reason, except } = this.props;
    const reasons = Object.entries({ profile: reason, ...except });
    return Object.fromEntries(reasons.filter(([, text]) => text !== undefined));
  }

  /** Whether the root file system of the container is read-only. */
  get readOnlyRoot(): boolean {
    return this.reasons.readOnlyRootFilesystem === undefined;
  }

  /** Converts the security context to its manifest. */
  toKube(): ManifestOf<k8s.SecurityContext> {
    const { runAsUser, runAsGroup } = this.props;
    const fields = Object.entries(SECURITY_CONTEXTS[this.profile]).filter(([field]) => !(field in this.reasons));
    return { ...Object.fromEntries(fields), runAsUser, runAsGroup };
  }
}
