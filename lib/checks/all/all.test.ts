import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { Testing } from 'cdk8s';
import fc from 'fast-check';
import { createApp, createChart } from '../../../test/apps';
import type { Manifest } from '../../../test/manifests';
import { appOf, found } from '../../../test/objects';
import { Exposure } from '../../constructs';
import { runChecks } from '../run-checks';
import { UnsoundManifests } from '../unsound-manifests';
import { MANIFEST_CHECKS } from '.';

const files = readdirSync(__dirname).filter((file) => !/^(index|checks)\.ts$|\.test\.ts$/.test(file));

test('registers every file of the folder as a check of its name and tests it', () => {
  expect(files.map((file) => file.replace('.ts', '')).sort()).toEqual(Object.keys(MANIFEST_CHECKS).sort());
  for (const file of files) expect(existsSync(join(__dirname, file.replace('.ts', '.test.ts')))).toBe(true);
});

/** The objects of an app with few properties. */
function sound(): Manifest[] {
  const chart = createChart();
  createApp({ replicas: 2, expose: Exposure.nodePort({ nodePort: 30007 }) }, chart);
  return Testing.synth(chart);
}

test('finds nothing in an app with few properties', () => {
  for (const check of Object.values(MANIFEST_CHECKS)) expect(found(check, ...sound())).toEqual([]);
});

/** Returns the paths of all values in a value. */
function paths(value: unknown): string[][] {
  const children = Object.entries(typeof value === 'object' ? Object(value) : {});
  return [[], ...children.flatMap(([key, child]) => paths(child).map((path) => [key, ...path]))];
}

test('survives arbitrary values anywhere in a manifest and describes them', () => {
  const manifests = sound();
  const nonsense = fc.oneof(
    fc.anything({ withNullPrototype: true, withBigInt: true, withDate: true, withSparseArray: true }),
    fc.constantFrom<unknown>(null, undefined, [], {}, '', 'x', -1, [null], [{}], Number.NaN),
  );
  fc.assert(
    fc.property(fc.constantFrom(...paths(manifests).slice(1)), nonsense, (path, value) => {
      const changed = structuredClone(manifests);
      const parent = path.slice(0, -1).reduce((place: Manifest, key) => place[key], changed);
      parent[String(path.at(-1))] = value;
      expect(new UnsoundManifests(runChecks(appOf(changed))).message).toContain('were not written');
    }),
    { numRuns: 1000 },
  );
});
