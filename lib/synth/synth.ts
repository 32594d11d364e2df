import { resolve } from 'node:path';
import type { App } from 'cdk8s';
import { assertSound, FinishedApp, FinishedObject } from '../checks';
import { declared } from './declared';
import { kubernetesOf } from './kubernetes';
import { assertFilePerChart, manifestsOf } from './manifests';
import { type RenderedChart, render } from './render';
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
  const rendered = apps.map((app) => ({ app, charts: render(app) }));
  assertSound(rendered.map(({ app, charts }) => finished(app, charts)));
  const written = rendered.map(({ app, charts }) => ({ app, manifests: manifestsOf(app, charts) }));
  return written.flatMap(({ app, manifests }) => writeManifests(app.outdir, app.outputFileExtension, manifests));
}

function finished(app: App, charts: readonly RenderedChart[]): FinishedApp {
  const objects = charts.flatMap(({ objects }) => objects);
  return new FinishedApp(
    objects.map(({ manifest, path }) => new FinishedObject(manifest, path)),
    declared(app),
    kubernetesOf(app),
  );
}
