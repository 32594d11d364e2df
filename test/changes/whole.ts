import type { Manifest } from '../manifests';
import { BUDGET, CONFIG, DEPLOYMENT, HEADLESS, NODE_PORT, SECRET, STATEFUL_SET } from './app';
import type { Change } from './change';
import { change, edited, GONE } from './edit';

const ALL = [CONFIG, SECRET, HEADLESS, NODE_PORT, STATEFUL_SET, BUDGET];
const IMAGE = { '/spec/template/spec/containers/0/image': 'web:2' };
const list = (...items: Manifest[]): Manifest => ({ apiVersion: 'v1', kind: 'List', items });
const renamed = edited(STATEFUL_SET, { '/metadata/name': 'app' });
const inNamespace = (manifest: Manifest, namespace: unknown) => edited(manifest, { '/metadata/namespace': namespace });
const named = (length: number) => edited(STATEFUL_SET, { '/metadata/name': 'w'.repeat(length) });
/** The objects of the app, edited by their kind. */
const all = (edits: Readonly<Record<string, Record<string, unknown>>>) =>
  ALL.map((one) => edited(one, edits[one.metadata.name === 'web-external' ? 'NodePort' : one.kind] ?? {}));

/** What happens between objects, and to whole apps. */
export const WHOLE: readonly Change[] = [
  change('whole: nothing', ALL, ALL),
  change('whole: in another order', ALL, [...ALL].reverse()),
  change('whole: new', [CONFIG], ALL),
  change('whole: all but one object gone', ALL, [CONFIG]),
  change('whole: budget gone', ALL, ALL.slice(0, -1)),
  change(
    'whole: image, budget and configuration at once',
    ALL,
    all({
      StatefulSet: IMAGE,
      PodDisruptionBudget: { '/spec/maxUnavailable': 2 },
      ConfigMap: { '/data/color': 'red' },
    }),
  ),
  change(
    'whole: one object is refused, the others are not',
    ALL,
    all({ StatefulSet: { ...IMAGE, '/spec/serviceName': 'other' }, ConfigMap: { '/data/color': 'red' } }),
  ),
  change('whole: scaled down with a claim that stays', ALL, all({ StatefulSet: { '/spec/replicas': 1 } })),
  change(
    'whole: every object labelled',
    ALL,
    ALL.map((one) => edited(one, { '/metadata/labels/more': 'a' })),
  ),
  change(
    'whole: every object annotated',
    ALL,
    ALL.map((one) => edited(one, { '/metadata/annotations/more': 'a' })),
  ),
  change(
    'whole: labelled pods, selector and governing Service',
    ALL,
    all({
      StatefulSet: { '/spec/selector/matchLabels/v': '1', '/spec/template/metadata/labels/v': '1' },
      Service: { '/spec/selector/v': '1' },
    }),
  ),
  change(
    'whole: defaults written out everywhere',
    ALL,
    all({
      StatefulSet: {
        '/spec/updateStrategy/rollingUpdate': { partition: 0 },
        '/spec/revisionHistoryLimit': 10,
        '/spec/template/spec/restartPolicy': 'Always',
      },
      Service: { '/spec/type': 'ClusterIP', '/spec/ports/0/targetPort': 8080 },
      ConfigMap: { '/immutable': false },
      Secret: { '/type': 'Opaque' },
    }),
  ),
  change(
    'whole: replicas, partition and image',
    ALL,
    all({ StatefulSet: { ...IMAGE, '/spec/replicas': 4, '/spec/updateStrategy/rollingUpdate': { partition: 1 } } }),
  ),
  change('whole: StatefulSet renamed', [HEADLESS, STATEFUL_SET], [HEADLESS, renamed], 'data-loss'),
  change(
    'whole: StatefulSet renamed with its labels',
    [HEADLESS, STATEFUL_SET],
    [
      HEADLESS,
      edited(renamed, { '/spec/selector/matchLabels/app': 'app', '/spec/template/metadata/labels/app': 'app' }),
    ],
    'data-loss',
  ),
  change(
    'whole: StatefulSet without claims renamed',
    [
      edited(STATEFUL_SET, {
        '/spec/volumeClaimTemplates': GONE,
        '/spec/template/spec/containers/0/volumeMounts/0': GONE,
      }),
    ],
    [edited(renamed, { '/spec/volumeClaimTemplates': GONE, '/spec/template/spec/containers/0/volumeMounts/0': GONE })],
    'in-place',
  ),
  change('whole: StatefulSet gone', [HEADLESS, STATEFUL_SET], [HEADLESS]),
  change('whole: StatefulSet added', [HEADLESS], [HEADLESS, STATEFUL_SET]),
  change(
    'whole: StatefulSet added whose pods 1.28 cannot make',
    [HEADLESS],
    [HEADLESS, edited(STATEFUL_SET, { '/spec/template/spec/volumes': GONE })],
  ),
  change(
    'whole: StatefulSet added that nobody takes',
    [HEADLESS],
    [HEADLESS, edited(STATEFUL_SET, { '/spec/replicas': -1 })],
  ),
  change('whole: StatefulSet of a name of 52 characters', [named(52)], [edited(named(52), IMAGE)]),
  change('whole: StatefulSet of a name of 53 characters', [HEADLESS], [HEADLESS, named(53)]),
  change('whole: StatefulSet of a name of 57 characters', [HEADLESS], [HEADLESS, named(57)]),
  change('whole: StatefulSet of a name of 63 characters', [HEADLESS], [HEADLESS, named(63)]),
  change('whole: StatefulSet of a name of 64 characters', [HEADLESS], [HEADLESS, named(64)]),
  change(
    'whole: StatefulSet of a name with a dot',
    [HEADLESS],
    [HEADLESS, edited(STATEFUL_SET, { '/metadata/name': 'web.app' })],
  ),
  change(
    'whole: StatefulSet of a name with capitals',
    [HEADLESS],
    [HEADLESS, edited(STATEFUL_SET, { '/metadata/name': 'Web' })],
  ),
  change('whole: ConfigMap moved to another namespace', [CONFIG], [inNamespace(CONFIG, 'elsewhere')]),
  change(
    'whole: ConfigMap in two namespaces, one changed',
    [CONFIG, inNamespace(CONFIG, 'elsewhere')],
    [CONFIG, edited(inNamespace(CONFIG, 'elsewhere'), { '/data/color': 'red' })],
  ),
  change('whole: ConfigMap renamed', [CONFIG], [edited(CONFIG, { '/metadata/name': 'settings' })]),
  change(
    'whole: StatefulSet moved to another namespace',
    [HEADLESS, STATEFUL_SET],
    [inNamespace(HEADLESS, 'elsewhere'), inNamespace(STATEFUL_SET, 'elsewhere')],
    'data-loss',
  ),
  change(
    'whole: two node ports swapped between namespaces',
    [NODE_PORT, inNamespace(edited(NODE_PORT, { '/spec/ports/0/nodePort': 30102 }), 'elsewhere')],
    [edited(NODE_PORT, { '/spec/ports/0/nodePort': 30102 }), inNamespace(NODE_PORT, 'elsewhere')],
  ),
  change('whole: taken into a list', [CONFIG, STATEFUL_SET], [list(CONFIG, STATEFUL_SET)]),
  change(
    'whole: taken into a list and changed',
    [CONFIG, STATEFUL_SET],
    [list(edited(CONFIG, { '/data/color': 'red' }), edited(STATEFUL_SET, IMAGE))],
  ),
  change('whole: taken out of a list and one left', [list(CONFIG, SECRET)], [CONFIG]),
  change(
    'whole: list with one that is refused',
    [CONFIG, HEADLESS],
    [list(edited(CONFIG, { '/data/color': 1 }), HEADLESS)],
  ),
  change('whole: refused in BASE and gone in HEAD', [CONFIG, edited(HEADLESS, { '/spec/ports/0/port': 0 })], [CONFIG]),
  change('whole: refused in BASE, mended in HEAD', [edited(HEADLESS, { '/spec/ports/0/port': 0 })], [HEADLESS]),
  change(
    'whole: refused in BASE and HEAD',
    [edited(HEADLESS, { '/spec/ports/0/port': 0 })],
    [edited(HEADLESS, { '/spec/ports/0/port': -1 })],
  ),
  change(
    'whole: Deployment and StatefulSet of one name',
    [DEPLOYMENT, STATEFUL_SET],
    [edited(DEPLOYMENT, IMAGE), STATEFUL_SET],
  ),
  change('whole: Deployment becomes a StatefulSet', [DEPLOYMENT], [STATEFUL_SET]),
  change('whole: StatefulSet becomes a Deployment', [STATEFUL_SET], [DEPLOYMENT], 'data-loss'),
  change('whole: kind of no such version', [CONFIG], [CONFIG, edited(DEPLOYMENT, { '/apiVersion': 'apps/v1beta1' })]),
  change('whole: kind in the wrong group', [CONFIG], [CONFIG, edited(STATEFUL_SET, { '/apiVersion': 'v1' })]),
  change('whole: kind misspelled', [CONFIG], [CONFIG, edited(STATEFUL_SET, { '/kind': 'Statefulset' })]),
];
