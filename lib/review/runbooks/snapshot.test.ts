import Ajv from 'ajv/dist/2020';
import { parse } from 'yaml';
import { snapshotInstructions } from './snapshot';

/**
 * The schema of a VolumeSnapshot that a user creates, from the CustomResourceDefinition of the external-snapshotter.
 *
 * @see https://github.com/kubernetes-csi/external-snapshotter/tree/master/client/config/crd
 */
const text = { type: 'string', minLength: 1 };
const closed = { type: 'object', additionalProperties: false };
const SCHEMA = {
  ...closed,
  required: ['apiVersion', 'kind', 'metadata', 'spec'],
  properties: {
    apiVersion: { const: 'snapshot.storage.k8s.io/v1' },
    kind: { const: 'VolumeSnapshot' },
    metadata: { ...closed, required: ['name'], properties: { name: text, namespace: text } },
    spec: {
      ...closed,
      required: ['source'],
      properties: {
        volumeSnapshotClassName: text,
        source: {
          ...closed,
          properties: { persistentVolumeClaimName: text, volumeSnapshotContentName: text },
          minProperties: 1,
          maxProperties: 1,
        },
      },
    },
  },
};

const read = (lines: readonly string[]) => parse(lines.map((line) => line.replace(/^# ? ? ?/, '')).join('\n'));

test.each([
  ['files', 'prod'],
  ['files', null],
  ['a"b\n c: #', "it's"],
])('writes a valid VolumeSnapshot of claim %p in namespace %p as comments', (claim, namespace) => {
  const [advice, ...lines] = snapshotInstructions(claim, namespace);
  expect(advice).toMatch(/^# First make a snapshot/);
  expect(lines.every((line) => /^#[^\n]*$/.test(line))).toBe(true);
  const snapshot = read(lines);
  expect(snapshot.spec).toEqual({ volumeSnapshotClassName: 'CLASS', source: { persistentVolumeClaimName: claim } });
  expect(snapshot.metadata).toEqual({ name: `before-${claim}`, ...(namespace !== null && { namespace }) });
  const validate = new Ajv().compile(SCHEMA);
  validate(snapshot);
  expect(validate.errors).toBeNull();
});
