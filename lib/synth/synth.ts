import { resolve } from 'node:path';
import type { App } from 'cdk8s';
import { assertNoFindings, FinishedApp, FinishedObject } from '../checks';
import { findDeclaredObjects } from './declared-objects';
import { assertFilePerChart, renderManifests } from './manifests';
import { oldestKubernetes } from './oldest-kubernetes';
import { type RenderedChart, renderApp } from './render';
import { type SynthesizedFile, writeManifests } from './write';

/**
 * Checks the objects of these Apps and writes their manifests, each App to its `outdir`. If an object cannot be rendered
 * or a check reports an issue, no file changes.
 *
 * Use it in place of `app.synth()`, which does not check, writes file by file, and keeps the files of deleted charts.
 *
 * @returns the status of each file
 * @throws if a construct is invalid, an object cannot be rendered, or two Apps have the same folder
 * @throws UnsoundManifests with all findings of the checks
 */
export function synth(...apps: readonly App[]): SynthesizedFile[] {
  assertSeparateFolders(apps);
  apps.forEach(assertFilePerChart);
  const rendered = apps.map((app) => ({ app, charts: renderApp(app) }));
  assertNoFindings(rendered.map(({ app, charts }) => toFinishedApp(app, charts)));
  const outputs = rendered.map(({ app, charts }) => ({ app, manifests: renderManifests(app, charts) }));
  return outputs.flatMap(({ app, manifests }) => writeManifests(app.outdir, app.outputFileExtension, manifests));
}

function assertSeparateFolders(apps: readonly App[]): void {
  const folders = apps.map(({ outdir }) => resolve(outdir));
  if (new Set(folders).size < folders.length) {
    throw new Error(`App.outdir is given twice, and must be a folder of its own for each App: ${folders.join(', ')}`);
  }
}

function toFinishedApp(app: App, charts: readonly RenderedChart[]): FinishedApp {
  const objects = charts.flatMap(({ objects }) => objects);
  return new FinishedApp(
    objects.map(({ manifest, path }) => new FinishedObject(manifest, path)),
    findDeclaredObjects(app),
    oldestKubernetes(app),
  );
}
