import type { NameForm } from './names';

/** Forms of what stands in pods and is no name of an object. */
export const POD_FORMS = {
  /** @see https://kubernetes.io/docs/concepts/services-networking/dns-pod-service/#pod-dns-config */
  dnsSearch: {
    pattern: /^(?=.{0,252}[^.]\.?$)[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*\.?$/,
    maxLength: 254,
    words: 'a domain of lower-case letters, digits, "-" and "."',
  },
  /** The same as later versions have it. */
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
  /** A user of Windows, with a domain or without. */
  windowsUser: {
    pattern:
      /^(?!.*[\p{Cc}])(?:(?:[^\\/:*?"<>|.][^\\/:*?"<>|]{0,14}|(?=.{1,255}\\)[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?(?:\.[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?)*)\\)?(?![. ]+$)[^"/\\:;|=,+*?<>@[\]]{1,104}$/u,
    maxLength: Number.POSITIVE_INFINITY,
    words: 'the name of a Windows user, DOMAIN\\USER or USER',
  },
  /** What an annotation may say of an AppArmor profile. */
  appArmorAnnotation: {
    pattern: /^(|runtime\/default|unconfined|localhost\/.*)$/s,
    maxLength: Number.POSITIVE_INFINITY,
    words: 'runtime/default, unconfined, or a profile as localhost/NAME',
  },
  /** What an annotation may say of a seccomp profile. */
  seccompAnnotation: {
    pattern: /^(runtime\/default|docker\/default|unconfined|localhost\/(?!\/)(?!(?:.*\/)?\.\.(?:\/|$)).*)$/s,
    maxLength: Number.POSITIVE_INFINITY,
    words: 'runtime/default, unconfined, or a profile as localhost/PATH',
  },
  /** What an annotation may say of the cost to delete a pod: an int32. */
  deletionCost: {
    pattern: /^(0|-?[0-9]+)$/,
    maxLength: 11,
    words: 'a whole number from -2147483648 to 2147483647',
  },
} as const satisfies Record<string, NameForm>;
