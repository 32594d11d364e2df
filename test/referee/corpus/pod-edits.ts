import type { Manifest } from '../../manifests';

/** A change of one field. */
export interface PodEdit {
  readonly path: readonly (string | number)[];
  /** The new value. Undefined removes the field. */
  readonly value: unknown;
}

/** Strings that are valid in some fields and invalid in others. */
const STRINGS = [
  '',
  ' a',
  'A',
  'a-',
  '.a',
  'a_b',
  'a/b',
  'ä',
  '1',
  '../a',
  '/a',
  'x'.repeat(16),
  'x'.repeat(64),
  'x'.repeat(254),
];

/** More strings for fields whose names match. */
const STRINGS_BY_FIELD: readonly (readonly [RegExp, readonly string[]])[] = [
  [
    /^(name|volumeName|claimName|containerName|serviceName)$/,
    [
      'app',
      'second',
      'init',
      'http',
      'empty',
      'data',
      'a--b',
      'a=b',
      'a b',
      'x'.repeat(15),
      'x'.repeat(60),
      'a.kubernetes.io/b',
      'net/ipv4/a',
      'net.ipv4.a',
      'net.ipv4/a',
      'fs.mqueue.a',
      'kernel.sem',
    ],
  ],
  [
    /[pP]olicy|[oO]perator|[eE]ffect|^type$|^when|^os$|^action$/,
    [
      'Always',
      'Never',
      'OnFailure',
      'None',
      'Equal',
      'Exists',
      'In',
      'NotIn',
      'DoesNotExist',
      'Gt',
      'Lt',
      'NoSchedule',
      'NoExecute',
      'ScheduleAnyway',
      'Localhost',
      'Unconfined',
      'RestartContainer',
      'RestartAllContainers',
      'MountOption',
      'Merge',
      'Default',
      'Ignore',
      'Socket',
    ],
  ],
  [
    /^(kind|procMount|mountPropagation|recursiveReadOnly|accessModes|volumeMode|protocol|scheme|cachingMode)$/,
    [
      'Managed',
      'Dedicated',
      'Default',
      'None',
      'Bidirectional',
      'Enabled',
      'ReadWriteOncePod',
      'ReadOnlyMany',
      'Block',
      'SCTP',
      'HTTPS',
      'tcp',
      'ReadOnly',
    ],
  ],
  [/^os$/, ['linux', 'windows']],
  [
    /^fieldPath$/,
    [
      'metadata.uid',
      'metadata.labels',
      "metadata.labels['a b']",
      "metadata.labels['A']",
      "metadata.annotations['A']",
      "metadata.labels['']",
      'spec.nodeName',
      'spec.host',
      'status.hostIP',
      'status.hostIPs',
      'status.podIPs',
      'status.phase',
      "spec.nodeName['a']",
      'spec.restartPolicy',
    ],
  ],
  [
    /^resource$/,
    ['limits.cpu', 'requests.memory', 'limits.hugepages-2Mi', 'limits.storage', 'requests.ephemeral-storage'],
  ],
  [
    /^(ip|hostIP|nameservers|searches|hostnames|targetPortal)$/,
    [
      '010.1.2.3',
      '::ffff:1.2.3.4',
      '::FFFF:102:304',
      '::ffff:1:2:3',
      '::1',
      '1.2.3',
      '1.2.3.400',
      'fe80::1%eth0',
      '1.2.3.4',
      '.',
      '_a.b',
      'a.',
      'a..b',
    ],
  ],
  [/Path|path|subPath|directory/, ['a/../b', '..', '..a', 'a..', './a', 'a/..', 'a:b', '/..', '/a/../b', 'a/b/']],
  [/^port$|^grpc$/, ['http', 'a--b', '80', '-']],
  [
    /URI|registry|iqn|initiatorName/,
    [
      'https://a',
      '/subscriptions/b',
      'a:1',
      '[::1]:1',
      'a:b:c',
      'eui.0123456789abcdef',
      'naa.0123456789abcdef0123456789abcdef',
      'iqn.2001-04.a',
      'iqn.2001-04.a:b',
    ],
  ],
  [
    /runAsUserName|gmsa/,
    ['D\\u', 'D\\', '\\u', '.', 'a.b\\c', 'a@b', 'a\tb', 'x'.repeat(104), 'x'.repeat(105), `${'x'.repeat(16)}\\a`],
  ],
  [
    /Keys$|^key$|topologyKey|values/,
    [
      'pod-template-hash',
      'tier',
      'app',
      'a b',
      'Abc/d',
      'example.com/A',
      '..',
      'x'.repeat(65),
      'node-1',
      'metadata.namespace',
    ],
  ],
  [/^add$/, ['CAP_SYS_ADMIN', 'SYS_ADMIN']],
  [
    /^(driver|priorityClassName|runtimeClassName|preemptionPolicy)$/,
    ['a.b', 'A.b', 'x'.repeat(63), 'system-cluster-critical', 'Never'],
  ],
];

const QUANTITIES = ['-1', '0', '1.5', '1', '3', '1Gi', '1000Gi', '3Mi', '1m', '1k', '100'];
const NUMBERS = [0, -1, 1, 2, 4, 29, 31, 101, 256, 511, 512, 65535, 65536, 2 ** 31 - 1, 2 ** 31, 2 ** 32 + 1];
const QUANTITY = /^-?\d+(\.\d+)?(m|k|[KMG]i?)?$/;

const MAPS = /^(labels|annotations|matchLabels|nodeSelector|limits|requests|options|overhead)$/;
const KEYS = [
  'A b',
  '',
  'a/b/c',
  '-a',
  'x'.repeat(64),
  'Abc/d',
  'kubernetes.io/a',
  'requests.example.com/a',
  'example.com/a',
  'requests.a/b',
  'storage',
  'hugepages-3Mi',
  'hugepages-x',
  'b.k8s.io/c',
  'K8s.io',
  'pod-template-hash',
];

/** Lists edits of every field of an object. Most make the object invalid. */
export function editsOfPod(value: unknown, path: PodEdit['path'] = []): PodEdit[] {
  const own =
    path.length === 0 ? [] : [undefined, ...replacementsOf(value, nameOf(path))].map((each) => ({ path, value: each }));
  if (typeof value !== 'object' || value === null) return own;
  const children = Object.entries(value).map(
    ([key, child]) => [Array.isArray(value) ? Number(key) : key, child] as const,
  );
  return [...own, ...children.flatMap(([key, child]) => editsOfPod(child, [...path, key]))];
}

/** The name of a field, or of the list that it is an item of. */
function nameOf(path: PodEdit['path']): string {
  return String(path.findLast((step) => typeof step === 'string'));
}

function replacementsOf(value: unknown, name: string): unknown[] {
  switch (typeof value) {
    case 'string':
      return [
        ...STRINGS,
        ...(QUANTITY.test(value) ? QUANTITIES : []),
        ...STRINGS_BY_FIELD.filter(([names]) => names.test(name)).flatMap(([, words]) => words),
      ];
    case 'number':
      return [...NUMBERS, ...(name === 'port' ? ['80', 'a--b', 'http'] : [])];
    case 'boolean':
      return [!value];
    default:
      return Array.isArray(value) ? replacementsOfList(value) : replacementsOfMap(value as Manifest, name);
  }
}

function replacementsOfList(list: readonly unknown[]): unknown[] {
  const nothing = typeof list[0] === 'object' ? {} : '';
  return [[], [...list, list[0]], Array.from({ length: 40 }, () => list[0]), [...list, nothing], [...list].reverse()];
}

function replacementsOfMap(map: Manifest, name: string): unknown[] {
  const values = Object.values(map);
  return [{}, ...(MAPS.test(name) ? KEYS.map((key) => ({ ...map, [key]: values[0] })) : [])];
}

/** Copies an object and applies an edit. */
export function applyPodEdit(object: Manifest, { path, value }: PodEdit): Manifest {
  const copy = structuredClone(object);
  const parent = path.slice(0, -1).reduce((one, key) => one[key], copy);
  const last = path.at(-1) as string | number;
  if (value !== undefined) parent[last] = structuredClone(value);
  else if (Array.isArray(parent)) parent.splice(Number(last), 1);
  else delete parent[last];
  return copy;
}
