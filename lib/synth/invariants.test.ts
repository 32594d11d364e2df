import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { App, Chart } from 'cdk8s';
import fc from 'fast-check';
import { parse } from 'yaml';
import { anApp } from '../../test/apps';
import { type AppPlace, type AppPlan, addPlan, apps, createAppFor } from '../../test/generated';
import type { Manifest } from '../../test/manifests';
import { synth } from '.';

const RUNS = 60;
/** Another one each time, and one for all properties, so that they share their plans. */
const SEED = Date.now();

let outdir: string;
beforeAll(() => {
  outdir = mkdtempSync(join(tmpdir(), 'invariants-'));
});
afterAll(() => rmSync(outdir, { recursive: true }));

/** The one file of an App. */
function written(app: App): string {
  const [file] = synth(app);
  return readFileSync(String(file?.path), 'utf8');
}

/** What becomes of a plan, and of what else is put into its chart. */
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

/** What becomes of a plan alone. The properties share their plans, and so the text of each. */
function plainTextOf(plan: AppPlan): string {
  const key = JSON.stringify(plan);
  const text = texts.get(key) ?? textOf(plan);
  texts.set(key, text);
  return text;
}

const documents = (text: string): string[] => text.split(/^---\n/m);
const objectsOf = (text: string): Manifest[] => documents(text).map((document) => parse(document));
const holds = (what: (plan: AppPlan) => void) => fc.assert(fc.property(apps, what), { numRuns: RUNS, seed: SEED });

/** Ids of constructs, in which anything may stand. */
const ids = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 8 }).map((id) => `${id}-`);

describe('whatever an app is', () => {
  test('the same app has the same bytes', () => {
    holds((plan) => expect(textOf(plan)).toBe(plainTextOf(plan)));
  });

  test('where it stands in its chart, and what its constructs are called, shows nowhere', () => {
    fc.assert(
      fc.property(apps, fc.array(ids, { maxLength: 2 }), ids, (plan, scopes, id) => {
        expect(textOf(plan, { scopes, id })).toBe(plainTextOf(plan));
      }),
      { numRuns: RUNS },
    );
  });

  test('another app beside it changes no byte of its objects, nor their order', () => {
    const other = (chart: Chart) => anApp({ name: 'an-app-beside' }, chart);
    const place = { scopes: ['own'], id: 'app' };
    holds((plan) => {
      const alone = documents(plainTextOf(plan));
      for (const beside of [textOf(plan, place, other), textOf(plan, place, undefined, other)]) {
        expect(documents(beside).filter((document) => !document.includes('name: an-app-beside'))).toEqual(alone);
      }
    });
  });

  test('what is read from its file is what was meant', () => {
    holds((plan) => {
      const { chart } = createAppFor(plan, outdir);
      addPlan(plan, chart);
      const meant = new Set(chart.toJson().map((object: Manifest) => JSON.stringify(sorted(object))));
      expect(new Set(objectsOf(plainTextOf(plan)).map((object) => JSON.stringify(sorted(object))))).toEqual(meant);
    });
  });

  test('its pods are found by what selects them, and what containers mount is there', () => {
    holds((plan) => {
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

/** The value with the keys of its maps in one order. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort()
      .map(([key, child]) => [key, sorted(child)]),
  );
}
