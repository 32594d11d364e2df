import { resolve } from 'node:path';
import type { App } from 'cdk8s';
import { assertNoFindings, FinishedApp, FinishedObject } from '../checks';
import { findDeclaredObjects } from './declared-objects';
import { assertFilePerChart, renderManifests } from './manifests';
import { oldestKubernetes } from './oldest-kubernetes';
import { type RenderedChart, renderApp } from './render';
import { type ManifestFile, writeManifests } from './write';

/**
 * Checks the objects of these apps and writes their manifests, each app to its own `outdir`. Nothing is written, and
 * nothing that was there is lost, unless all of them can be rendered and are sound.
 *
 * Use it in place of `app.synth()`, which checks nothing, writes file by file and leaves the files of charts that are
 * gone.
 *
 * @returns what became of each file
 * @throws where a construct's validation fails, an object can't be rendered or two apps share a folder
 * @throws UnsoundManifests with all that the checks find
 */
export function synth(...apps: readonly App[]): ManifestFile[] {
  const folders = apps.map(({ outdir }) => resolve(outdir));
  if (new Set(folders).size < folders.length) {
    throw new Error(`App.outdir is given twice, and must be a folder of its own: ${folders.join(', ')}`);
  }
  apps.forEach(assertFilePerChart);
  const rendered = apps.map((app) => ({ app, charts: renderApp(app) }));
  assertNoFindings(rendered.map(({ app, charts }) => toFinishedApp(app, charts)));
  const written = rendered.map(({ app, charts }) => ({ app, manifests: renderManifests(app, charts) }));
  return written.flatMap(({ app, manifests }) => writeManifests(app.outdir, app.outputFileExtension, manifests));
}

function toFinishedApp(app: App, charts: readonly RenderedChart[]): FinishedApp {
  const objects = charts.flatMap(({ objects }) => objects);
  return new FinishedApp(
    objects.map(({ manifest, path }) => new FinishedObject(manifest, path)),
    findDeclaredObjects(app),
    oldestKubernetes(app),
  );
}
