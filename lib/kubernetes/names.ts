/** A form that the API server requires of a string. `words` describes it in messages. */
export interface StringForm {
  readonly pattern: RegExp;
  readonly maxLength: number;
  readonly words: string;
}

/**
 * The forms of names, keys, labels and some values of annotations, by what they are forms of.
 *
 * @see https://kubernetes.io/docs/concepts/overview/working-with-objects/names/
 */
export const STRING_FORMS = {
  /**
   * A StatefulSet whose Service has the same name, which must begin with a letter. Every pod has the label
   * `controller-revision-hash`: the name, a dash and ten characters. If the name has more than 52 characters, the label
   * exceeds its limit of 63, and no pod can be created.
   */
  statefulSet: {
    pattern: /^[a-z]([a-z0-9-]*[a-z0-9])?$/,
    maxLength: 52,
    words:
      'a name of 1 to 52 characters, lower-case letters, digits and "-", that begins with a letter and ends with a letter or digit',
  },
  /** Any StatefulSet that can create pods. */
  statefulSetName: {
    pattern: /^[a-z0-9]([a-z0-9-]*[a-z0-9])?$/,
    maxLength: 52,
    words:
      'a name of 1 to 52 characters, lower-case letters, digits and "-", that begins and ends with a letter or digit',
  },
  /** CronJobs. The names of their Jobs have eleven more characters. */
  cronJob: {
    pattern: /^[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*$/,
    maxLength: 52,
    words:
      'a name of 1 to 52 characters, lower-case letters, digits, "-" and ".", whose parts begin and end with a letter or digit',
  },
  /** A part of a URL, such as the name of a Role. */
  pathSegment: {
    pattern: /^(?!\.{1,2}$)[^/%]+$/,
    maxLength: 253,
    words: 'a name of 1 to 253 characters without "/" and "%", neither "." nor ".."',
  },
  /** @see https://kubernetes.io/docs/concepts/services-networking/service/ */
  service: {
    pattern: /^[a-z]([a-z0-9-]*[a-z0-9])?$/,
    maxLength: 63,
    words:
      'a name of 1 to 63 characters, lower-case letters, digits and "-", that begins with a letter and ends with a letter or digit',
  },
  /** Containers, volumes, claim templates, and ports of Services. */
  label: {
    pattern: /^[a-z0-9]([a-z0-9-]*[a-z0-9])?$/,
    maxLength: 63,
    words:
      'a name of 1 to 63 characters, lower-case letters, digits and "-", that begins and ends with a letter or digit',
  },
  /** Container ports: an IANA service name. */
  port: {
    pattern: /^(?=[a-z0-9-]*[a-z])[a-z0-9]+(-[a-z0-9]+)*$/,
    maxLength: 15,
    words:
      'a name of 1 to 15 characters, lower-case letters, digits and single "-" between them, with at least one letter',
  },
  /**
   * Environment variables up to Kubernetes 1.31.
   *
   * @see https://kubernetes.io/docs/tasks/inject-data-application/define-environment-variable-container/
   */
  environmentVariable: {
    pattern: /^(?!\.\.)(?!\.$)[A-Za-z_.-][A-Za-z0-9_.-]*$/,
    maxLength: Number.POSITIVE_INFINITY,
    words: 'a name of letters, digits, "_", "-" and "." that does not begin with a digit or "..", and is not "."',
  },
  /** Environment variables from Kubernetes 1.32 on. */
  laterEnvironmentVariable: {
    pattern: /^[ -<>-~]+$/,
    maxLength: Number.POSITIVE_INFINITY,
    words: 'a name of printable ASCII characters other than "="',
  },
  /** Most objects, such as Secrets and ConfigMaps: a DNS subdomain. */
  object: {
    pattern: /^[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*$/,
    maxLength: 253,
    words:
      'a name of 1 to 253 characters, lower-case letters, digits, "-" and ".", whose parts begin and end with a letter or digit',
  },
  /** Keys of a Secret or ConfigMap. */
  dataKey: {
    pattern: /^(?!\.\.)(?!\.$)[A-Za-z0-9_.-]+$/,
    maxLength: 253,
    words: 'a key of 1 to 253 letters, digits, "_", "-" and ".", neither "." nor beginning with ".."',
  },
  /** @see https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/ */
  labelKey: {
    pattern:
      /^(?=(?:[^/]{1,253}\/)?[^/]{1,63}$)([a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*\/)?[A-Za-z0-9]([A-Za-z0-9_.-]*[A-Za-z0-9])?$/,
    maxLength: 317,
    words: 'a label key: 1 to 63 letters, digits, "_", "-" and ".", after a DNS name and "/" if wanted',
  },
  labelValue: {
    pattern: /^([A-Za-z0-9]([A-Za-z0-9_.-]*[A-Za-z0-9])?)?$/,
    maxLength: 63,
    words: 'a label value: up to 63 letters, digits, "_", "-" and ".", beginning and ending with a letter or digit',
  },
  /** @see https://kubernetes.io/docs/concepts/services-networking/dns-pod-service/#pod-dns-config */
  dnsSearch: {
    pattern: /^(?=.{0,252}[^.]\.?$)[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*\.?$/,
    maxLength: 254,
    words: 'a domain of lower-case letters, digits, "-" and "."',
  },
  /** A DNS search domain from Kubernetes 1.34 on. */
  laterDnsSearch: {
    pattern: /^(\.|(?=.{0,252}[^.]\.?$)[a-z0-9_]([a-z0-9_-]*[a-z0-9_])?(\.[a-z0-9_]([a-z0-9_-]*[a-z0-9_])?)*\.?)$/,
    maxLength: 254,
    words: 'a domain of lower-case letters, digits, "_", "-" and ".", or "."',
  },
  /** @see https://kubernetes.io/docs/tasks/configure-pod-container/configure-liveness-readiness-startup-probes/ */
  headerName: {
    pattern: /^[-A-Za-z0-9]+$/,
    maxLength: Number.POSITIVE_INFINITY,
    words: 'the name of an HTTP header: letters, digits and "-"',
  },
  /** @see https://kubernetes.io/docs/tasks/administer-cluster/sysctl-cluster/ */
  sysctl: {
    pattern: /^([a-z0-9]([-_a-z0-9]*[a-z0-9])?[./])*[a-z0-9]([-_a-z0-9]*[a-z0-9])?$/,
    maxLength: 253,
    words: 'the name of a sysctl such as net.ipv4.tcp_syncookies',
  },
  /** @see https://kubernetes.io/docs/concepts/storage/volumes/#csi */
  csiDriver: {
    pattern: /^[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?(\.[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?)*$/,
    maxLength: 63,
    words: 'the name of a driver: 1 to 63 letters, digits, "-" and "."',
  },
  /** @see https://kubernetes.io/docs/concepts/storage/volumes/#iscsi */
  iscsiName: {
    pattern: /^((?=iqn).*iqn\.\d{4}-\d{2}\.[A-Za-z0-9.-]+:[^,;*&$|\s]+|eui.[A-Za-z0-9]{16}|naa.[A-Za-z0-9]{32})$/s,
    maxLength: Number.POSITIVE_INFINITY,
    words: 'a name of an iSCSI node that begins with iqn., eui. or naa.',
  },
  /** A Windows user, with or without a domain. */
  windowsUser: {
    pattern:
      /^(?!.*[\p{Cc}])(?:(?:[^\\/:*?"<>|.][^\\/:*?"<>|]{0,14}|(?=.{1,255}\\)[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?(?:\.[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?)*)\\)?(?![. ]+$)[^"/\\:;|=,+*?<>@[\]]{1,104}$/u,
    maxLength: Number.POSITIVE_INFINITY,
    words: 'the name of a Windows user, DOMAIN\\USER or USER',
  },
  /** The value of an AppArmor annotation. */
  appArmorAnnotation: {
    pattern: /^(|runtime\/default|unconfined|localhost\/.*)$/s,
    maxLength: Number.POSITIVE_INFINITY,
    words: 'runtime/default, unconfined, or a profile as localhost/NAME',
  },
  /** The value of a seccomp annotation. */
  seccompAnnotation: {
    pattern: /^(runtime\/default|docker\/default|unconfined|localhost\/(?!\/)(?!(?:.*\/)?\.\.(?:\/|$)).*)$/s,
    maxLength: Number.POSITIVE_INFINITY,
    words: 'runtime/default, unconfined, or a profile as localhost/PATH',
  },
  /** The value of the annotation `controller.kubernetes.io/pod-deletion-cost`: an int32. */
  deletionCost: {
    pattern: /^(0|-?[0-9]+)$/,
    maxLength: 11,
    words: 'a whole number from -2147483648 to 2147483647',
  },
} as const satisfies Record<string, StringForm>;

/** Whether a value is a string that has this form. */
export function hasForm(form: keyof typeof STRING_FORMS, value: unknown): value is string {
  const { maxLength, pattern }: StringForm = STRING_FORMS[form];
  return typeof value === 'string' && value.length <= maxLength && pattern.test(value);
}

/** Whether a value is a string without a lone surrogate, which UTF-8 cannot represent. */
export function isWellFormedText(value: unknown): value is string {
  return typeof value === 'string' && value.isWellFormed();
}

/**
 * The name of a container image: a path in lower case, after a registry and before a tag, a digest or both.
 *
 * @see https://kubernetes.io/docs/concepts/containers/images/#image-names
 */
export const IMAGE_REFERENCE =
  /^(?![0-9a-f]{64}$)(?:(?=[^/]*[.:]|localhost\/)(?:\[[0-9A-Fa-f:]+\]|[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?(?:\.[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?)*)(?::\d+)?\/)?[a-z0-9]+(?:(?:\.|_|__|-+)[a-z0-9]+)*(?:\/[a-z0-9]+(?:(?:\.|_|__|-+)[a-z0-9]+)*)*(?::\w[\w.-]{0,127})?(?:@[A-Za-z][A-Za-z0-9]*(?:[-_+.][A-Za-z][A-Za-z0-9]*)*:[0-9A-Fa-f]{32,})?$/;
