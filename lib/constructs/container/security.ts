import type * as k8s from '../../../imports/k8s';
import { type Manifest, POD_SECURITY_RESTRICTED, RANGES } from '../../kubernetes';
import { type Rule, ValidatedValue, v } from '../../validation';

/** What the profiles of Pod Security leave a container of its rights, and a root file system that can't be written to. */
const SECURITY_CONTEXTS = {
  restricted: { ...POD_SECURITY_RESTRICTED, readOnlyRootFilesystem: true },
  baseline: { readOnlyRootFilesystem: true, seccompProfile: POD_SECURITY_RESTRICTED.seccompProfile },
  privileged: { privileged: true, readOnlyRootFilesystem: true },
} as const;

/** What may be given up of `restricted`, each with the reason. What is named here is left out of the manifest. */
export interface SecurityExceptions {
  /**
   * The container may run with more privileges than the process that started it.
   *
   * @default - kept
   */
  readonly allowPrivilegeEscalation?: string;
  /**
   * The container keeps the capabilities that its runtime gives by default.
   *
   * @default - kept
   */
  readonly capabilities?: string;
  /**
   * The image may run as root. Needed also where an image names its user instead of numbering it: the kubelet
   * can't tell such a user from root, and starts no container.
   *
   * @default - kept
   */
  readonly runAsNonRoot?: string;
  /**
   * The container may make any system call.
   *
   * @default - kept
   */
  readonly seccompProfile?: string;
  /**
   * The app writes outside its volumes. What it writes there is gone with the container.
   *
   * @default - kept
   */
  readonly readOnlyRootFilesystem?: string;
}

/** Who the container runs as. */
export interface UserProps {
  /**
   * The number of the user that the container runs as, in place of the image's own. Above 0 for an image that
   * names its user, and whose files that user needn't own.
   *
   * @default - the image's user
   */
  readonly runAsUser?: number;
  /**
   * The number of the group that the container runs as, in place of the image's own.
   *
   * @default - the image's group
   */
  readonly runAsGroup?: number;
}

/** What a container does without under Pod Security `restricted`. */
export interface RestrictedProps extends UserProps {
  /**
   * What is given up, and why. The reasons can be read in the manifest, as annotations.
   *
   * @default - nothing
   */
  readonly except?: SecurityExceptions;
}

/** What a container does without under Pod Security `baseline`. */
export interface BaselineProps extends UserProps {
  /** Why the container can't run under `restricted`. It can be read in the manifest, as an annotation. */
  readonly reason: string;
  /**
   * What is given up beyond that, and why.
   *
   * @default - nothing
   */
  readonly except?: Pick<SecurityExceptions, 'seccompProfile' | 'readOnlyRootFilesystem'>;
}

/** What a privileged container does without. */
export interface PrivilegedProps extends UserProps {
  /** Why the container needs all that its node has. It can be read in the manifest, as an annotation. */
  readonly reason: string;
  /**
   * What is given up beyond that, and why.
   *
   * @default - nothing
   */
  readonly except?: Pick<SecurityExceptions, 'readOnlyRootFilesystem'>;
}

const userPropsRules = { runAsUser: v.optional(v.integer(RANGES.id)), runAsGroup: v.optional(v.integer(RANGES.id)) };
const reasonRule = v.optional(v.sentence);

const SHAPE = v.object<RestrictedProps>({
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
});

const restrictedPropsRule = v.pipe(
  SHAPE,
  v.refine((value) => {
    const { runAsUser, except } = value as RestrictedProps;
    return runAsUser !== 0 || except?.runAsNonRoot !== undefined;
  }, '{ except: { runAsNonRoot } } with the reason, where runAsUser is 0: that is root'),
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

/** Why a container does without what protects it: by field, `profile` for a profile other than `restricted`. */
export type OptOutReasons = SecurityExceptions & { readonly profile?: string };

/**
 * What a container may do.
 *
 * @see https://kubernetes.io/docs/concepts/security/pod-security-standards/
 */
export class Security extends ValidatedValue {
  /**
   * Pod Security `restricted` in full, with a root file system that can't be written to; less what is excepted.
   */
  static restricted(props: RestrictedProps = {}): Security {
    return new Security('restricted', props, restrictedPropsRule);
  }

  /**
   * Pod Security `baseline`: the container may run as root, with the capabilities that its runtime gives. Its
   * system calls are still filtered, and its root file system can't be written to; less what is excepted.
   */
  static baseline(props: BaselineProps): Security {
    return new Security('baseline', props, baselinePropsRule);
  }

  /** Everything that its node may do. */
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

  /** What is given up, and why. */
  get reasons(): OptOutReasons {
    const { reason, except } = this.props;
    // An exception that is undefined has no reason, and gives nothing up.
    return Object.fromEntries(Object.entries({ profile: reason, ...except }).filter(([, why]) => why !== undefined));
  }

  /** Whether the container's own file system can't be written to. */
  get readOnlyRoot(): boolean {
    return this.reasons.readOnlyRootFilesystem === undefined;
  }

  /** The container's securityContext as it stands in a manifest. */
  toKube(): Manifest<k8s.SecurityContext> {
    const { runAsUser, runAsGroup } = this.props;
    const kept = Object.entries(SECURITY_CONTEXTS[this.profile]).filter(([field]) => !(field in this.reasons));
    return { ...Object.fromEntries(kept), runAsUser, runAsGroup };
  }
}
