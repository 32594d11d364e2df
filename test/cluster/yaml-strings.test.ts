import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ApiObject, App, Chart } from 'cdk8s';
import fc from 'fast-check';
import { UnsoundManifests } from '../../lib/checks';
import { synth } from '../../lib/synth';
import { anyText, TRAPS } from '../generated';
import { FUZZ_PARAMETERS } from '../synth-plan';
import { TestNamespace } from './kubectl';

const TEXT_COUNT = 1000;
/** The texts that are valid keys of a ConfigMap, and that look like other values in YAML. */
const KEYS = TRAPS.filter((trap) => /^(?!\.\.)[\w.-]{1,253}$/.test(trap) && trap !== '.');

let namespace: TestNamespace;
let outdir: string;
beforeAll(() => {
  outdir = mkdtempSync(join(tmpdir(), 'strings-'));
  namespace = TestNamespace.create();
});
afterAll(() => {
  rmSync(outdir, { recursive: true });
  namespace?.delete();
});

/** Synthesizes ConfigMaps, applies them with kubectl, and reads them from the cluster. */
function applyAndRead(maps: Readonly<Record<string, object>>): Record<string, object> {
  const chart = new Chart(new App({ outdir }), 'maps');
  for (const [name, data] of Object.entries(maps)) {
    new ApiObject(chart, name, { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name }, data });
  }
  synth(App.of(chart) as App);
  namespace.kubectl(['apply', `--filename=${outdir}`]);
  return Object.fromEntries(Object.keys(maps).map((name) => [name, namespace.get('configmap', name).data]));
}

test(`kubectl and the API server read ${TEXT_COUNT} synthesized texts unchanged`, () => {
  console.log(`FUZZ_SEED=${FUZZ_PARAMETERS.seed}`);
  const texts = [...TRAPS, ...fc.sample(anyText, { ...FUZZ_PARAMETERS, numRuns: TEXT_COUNT - TRAPS.length })];
  const data = Object.fromEntries(texts.map((text, index) => [`text-${index}`, text]));
  expect(applyAndRead({ texts: data })).toEqual({ texts: data });
});

test('kubectl and the API server read synthesized keys unchanged', () => {
  expect(KEYS.length).toBeGreaterThan(30);
  const data = Object.fromEntries(KEYS.map((key) => [key, key]));
  expect(applyAndRead({ keys: data })).toEqual({ keys: data });
});

describe('the check size', () => {
  const configMapOfSize = (bytes: number) => ({ large: { text: 'x'.repeat(bytes) } });
  const findLargestSize = (): number => {
    for (let bytes = 262_144; ; bytes -= 1) {
      try {
        applyAndRead(configMapOfSize(bytes));
        return bytes;
      } catch (error) {
        if (!(error instanceof UnsoundManifests)) throw error;
      }
    }
  };

  test('accepts objects up to the size that kubectl can apply', () => {
    const bytes = findLargestSize();
    const manifest = {
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: { name: 'larger' },
      data: configMapOfSize(bytes + 64).large,
    };
    expect(() => namespace.kubectl(['apply', '--filename=-'], JSON.stringify(manifest))).toThrow('Too long');
  });
});
