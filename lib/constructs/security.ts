import type * as k8s from '../../imports/k8s';
import { type Manifest, POD_SECURITY_RESTRICTED } from '../kubernetes';
import { CheckedValue, is, optional, properties, sentence, then, whole } from '../rules';

/** What a container must do without, if nothing is excepted: Pod Security `restricted`, and a root file system that can't be written to. */
const RESTRICTED = { ...POD_SECURITY_RESTRICTED, readOnlyRootFilesystem: true } as const;

/** What may be given up of `restricted`, each with the reason. What is named here is left out of the manifest. */
export interface SecurityExceptions {
  /** The container may run with more privileges than the process that started it. */
  readonly allowPrivilegeEscalation?: string;
  /** The container keeps the capabilities that its runtime gives by default. */
  readonly capabilities?: string;
  /**
   * The image may run as root. Needed also where an image names its user instead of numbering it: the kubelet
   * can't tell such a user from root, and starts no container.
   */
  readonly runAsNonRoot?: string;
  /** The container may make any system call. */
  readonly seccompProfile?: string;
  /** The app writes outside its volumes. What it writes there is gone with the container. */
  readonly readOnlyRootFilesystem?: string;
}

export interface RestrictedProps {
  /**
   * The number of the user that the container runs as, in place of the image's own. Above 0 for an image that
   * names its user, and whose files that user needn't own.
   *
   * @default - the image's user
   */
  readonly runAsUser?: number;
  /**
   * What is given up, and why. The reasons can be read in the manifest, as annotations.
   *
   * @default - nothing
   */
  readonly except?: SecurityExceptions;
}

const SHAPE = properties<RestrictedProps>({
  runAsUser: optional(whole('id')),
  except: optional(
    properties<SecurityExceptions>({
      allowPrivilegeEscalation: optional(sentence),
      capabilities: optional(sentence),
      runAsNonRoot: optional(sentence),
      seccompProfile: optional(sentence),
      readOnlyRootFilesystem: optional(sentence),
    }),
  ),
});

const RULE = then(
  SHAPE,
  is('{ except: { runAsNonRoot } } with the reason, where runAsUser is 0: that is root', (value) => {
    const { runAsUser, except } = value as RestrictedProps;
    return runAsUser !== 0 || except?.runAsNonRoot !== undefined;
  }),
);

/**
 * What a container may do.
 *
 * @see https://kubernetes.io/docs/concepts/security/pod-security-standards/
 */
export class Security extends CheckedValue {
  /**
   * Pod Security `restricted` in full, with a root file system that can't be written to; less what is excepted.
   */
  static restricted(props: RestrictedProps = {}): Security {
    return new Security(props);
  }

  private constructor(private readonly props: RestrictedProps) {
    super(RULE(props));
  }

  /** What is given up, and why. */
  get reasons(): SecurityExceptions {
    // An exception that is undefined has no reason, and gives nothing up.
    return Object.fromEntries(Object.entries(this.props.except ?? {}).filter(([, reason]) => reason !== undefined));
  }

  /** Whether the container's own file system can't be written to. */
  get readOnlyRoot(): boolean {
    return this.reasons.readOnlyRootFilesystem === undefined;
  }

  /** The container's securityContext as it stands in a manifest. */
  toKube(): Manifest<k8s.SecurityContext> {
    const kept = Object.entries(RESTRICTED).filter(([field]) => !(field in this.reasons));
    return { ...Object.fromEntries(kept), runAsUser: this.props.runAsUser };
  }
}
