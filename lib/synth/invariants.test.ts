import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { App, Chart } from 'cdk8s';
import fc from 'fast-check';
import { parse } from 'yaml';
import { createApp } from '../../test/apps';
import { type AppPlace, type AppPlan, addPlan, apps, createAppFor } from '../../test/generated';
import type { Manifest } from '../../test/manifests';
import { synth } from '.';

const RUNS = 60;
/** All properties test the same generated plans. */
const SEED = Date.now();

let outdir: string;
beforeAll(() => {
  outdir = mkdtempSync(join(tmpdir(), 'invariants-'));
});
afterAll(() => rmSync(outdir, { recursive: true }));

/** Returns the only file of an App. */
function written(app: App): string {
  const [file] = synth(app);
  return readFileSync(String(file?.path), 'utf8');
}

/** Synthesizes a plan, and whatever else is added to its chart. */
function textOf(
  plan: AppPlan,
  place?: AppPlace,
  before?: (chart: Chart) => unknown,
  after?: (chart: Chart) => unknown,
): string {
  const { app, chart } = createAppFor(plan, outdir);
  before?.(chart);
  addPlan(plan, chart, place);
  after?.(chart);
  return written(app);
}

const texts = new Map<string, string>();

/** Synthesizes a plan alone. The text is cached, because all properties test the same plans. */
function plainTextOf(plan: AppPlan): string {
  const key = JSON.stringify(plan);
  const text = texts.get(key) ?? textOf(plan);
  texts.set(key, text);
  return text;
}

const documents = (text: string): string[] => text.split(/^---\n/m);
const objectsOf = (text: string): Manifest[] => documents(text).map((document) => parse(document));
const assertForAllPlans = (property: (plan: AppPlan) => void) =>
  fc.assert(fc.property(apps, property), { numRuns: RUNS, seed: SEED });

/** Arbitrary ids of constructs. */
const ids = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 8 }).map((id) => `${id}-`);

describe('properties of every synthesized app', () => {
  test('writes the same bytes for the same app', () => {
    assertForAllPlans((plan) => expect(textOf(plan)).toBe(plainTextOf(plan)));
  });

  test('writes the same bytes whatever the ids and scopes of the constructs are', () => {
    fc.assert(
      fc.property(apps, fc.array(ids, { maxLength: 2 }), ids, (plan, scopes, id) => {
        expect(textOf(plan, { scopes, id })).toBe(plainTextOf(plan));
      }),
      { numRuns: RUNS },
    );
  });

  test('writes the same bytes for an app beside another app', () => {
    const other = (chart: Chart) => createApp({ name: 'an-app-beside' }, chart);
    const place = { scopes: ['own'], id: 'app' };
    assertForAllPlans((plan) => {
      const alone = documents(plainTextOf(plan));
      for (const beside of [textOf(plan, place, other), textOf(plan, place, undefined, other)]) {
        expect(documents(beside).filter((document) => !document.includes('name: an-app-beside'))).toEqual(alone);
      }
    });
  });

  test('writes YAML that parses to the manifests', () => {
    assertForAllPlans((plan) => {
      const { chart } = createAppFor(plan, outdir);
      addPlan(plan, chart);
      const meant = new Set(chart.toJson().map((object: Manifest) => JSON.stringify(sorted(object))));
      expect(new Set(objectsOf(plainTextOf(plan)).map((object) => JSON.stringify(sorted(object))))).toEqual(meant);
    });
  });

  test('writes selectors that match the pods, and a volume for each mount', () => {
    assertForAllPlans((plan) => {
      const objects = objectsOf(plainTextOf(plan));
      const { spec } = objects.find(({ kind }) => kind === 'StatefulSet');
      const { metadata, spec: pod } = spec.template;
      const selectors = objects.flatMap(({ kind, spec: { selector } }) =>
        kind === 'Service' ? [selector] : selector ? [selector.matchLabels] : [],
      );
      expect(selectors.length).toBeGreaterThan(1);
      for (const selector of selectors) expect(metadata.labels).toMatchObject(selector);

      const volumes = [...(pod.volumes ?? []), ...spec.volumeClaimTemplates.map(({ metadata }: Manifest) => metadata)];
      const names = volumes.map(({ name }: Manifest) => name);
      const containers = [...pod.containers, ...(pod.initContainers ?? [])];
      const mounted = containers.flatMap(({ volumeMounts = [], volumeDevices = [] }) => [
        ...volumeMounts,
        ...volumeDevices,
      ]);
      expect(new Set(names).size).toBe(names.length);
      expect(new Set(mounted.map(({ name }) => name))).toEqual(new Set(names));
    });
  });
});

/** Returns the value with sorted keys. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort()
      .map(([key, child]) => [key, sorted(child)]),
  );
}
