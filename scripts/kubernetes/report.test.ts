import picocolors from 'picocolors';
import { formatComparison, type ReleaseComparison } from './report';

const plain = picocolors.createColors(false);
const empty: ReleaseComparison = {
  before: '1.36.3',
  after: '1.37.2',
  types: { kindsAdded: [], kindsRemoved: [], fields: [] },
  gates: [],
};

test('prints for each section that there are no differences', () => {
  expect(formatComparison({ ...empty, answers: { groups: [], asked: 1234 } }, plain)).toBe(`\
Kubernetes 1.36.3 compared with 1.37.2

Kinds and fields
  No differences.

Defaults
  No differences.

1,234 requests of the corpus compared.

Feature gates with another default
  No differences.
`);
});

test('prints changed fields, groups of changed answers with an example, and feature gates', () => {
  const change = {
    aspect: 'rejects',
    isUpdate: true,
    kind: 'Service',
    place: 'Service spec.type',
    before: 'accepted',
    after: 'rejected by validation: spec.type: Forbidden',
    key: '',
  } as const;
  const comparison: ReleaseComparison = {
    ...empty,
    types: {
      kindsAdded: ['v1 A'],
      kindsRemoved: ['v1 B'],
      fields: [
        { what: 'added', type: '', field: '', place: 'Pod spec.a', others: 1 },
        { what: 'changed', type: '', field: '', place: 'Pod spec.b', others: 0, detail: 'string before, int after' },
      ],
    },
    gates: [{ name: 'A', before: undefined, after: { default: true, stage: 'BETA', locked: false } }],
    answers: { asked: 1, groups: [{ change, request: 'update Service', count: 1, kinds: { Service: 1 } }] },
  };
  expect(formatComparison(comparison, plain)).toBe(`\
Kubernetes 1.36.3 compared with 1.37.2

Kinds and fields
  + kind v1 A
  - kind v1 B
  + Pod spec.a (and at 1 other place)
  ~ Pod spec.b: string before, int after
  → Run \`npm run kubernetes -- --write\` if both are measured.

Defaults
  No differences.

Accepted by 1.36.3, rejected by 1.37.2 (1 group)
  Service spec.type, when updated: 1 request (Service 1)
    example: update Service
      1.36.3: accepted
      1.37.2: rejected by validation: spec.type: Forbidden
    → Change lib/kubernetes/immutable.ts, or add a rule to VALIDATED_SINCE and lib/api-server/validation/service.ts.

1 request of the corpus compared.

Feature gates with another default
  ┌──────────────┬────────┬───────────┐
  │ feature gate │ 1.36.3 │ 1.37.2    │
  │ A            │ none   │ on (beta) │
  └──────────────┴────────┴───────────┘
`);
});
