import { resolve } from 'node:path';
import type { App } from 'cdk8s';
import { manifestsOf } from './manifests';
import { type ManifestFile, writeManifests } from './write';

export type { ManifestFile };

/**
 * Writes the manifests of these apps, each to its own `outdir`. Nothing is written, and nothing that was there is
 * lost, unless all of them can be rendered.
 *
 * Use it in place of `app.synth()`, which writes file by file and leaves the files of charts that are gone.
 *
 * @returns what became of each file
 * @throws where a construct's validation fails, an object can't be rendered or two apps share a folder
 */
export function synth(...apps: readonly App[]): ManifestFile[] {
  const folders = apps.map(({ outdir }) => resolve(outdir));
  if (new Set(folders).size < folders.length) {
    throw new Error(`App.outdir is given twice, and must be a folder of its own: ${folders.join(', ')}`);
  }
  const rendered = apps.map((app) => ({ app, manifests: manifestsOf(app) }));
  return rendered.flatMap(({ app, manifests }) => writeManifests(app.outdir, app.outputFileExtension, manifests));
}
