import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { readManifests } from './test/manifest-files';

const outdir = mkdtempSync(join(tmpdir(), 'dist-'));

beforeAll(async () => {
  process.env.CDK8S_OUTDIR = outdir;
  jest.spyOn(console, 'log').mockImplementation();
  await import('./main');
});

afterAll(() => rmSync(outdir, { recursive: true }));

expect.addSnapshotSerializer({ test: (value) => typeof value === 'string', print: (value) => value as string });

test('main.ts writes the manifests of the snapshots', () => {
  for (const file of readdirSync(outdir).sort()) {
    expect(readFileSync(join(outdir, file), 'utf8')).toMatchSnapshot(basename(file, '.k8s.yaml'));
  }
});

test('main.ts gives every object an apiVersion, a kind and a name, as kubectl apply requires', () => {
  for (const { apiVersion, kind, metadata } of readdirSync(outdir).flatMap((file) =>
    readManifests(join(outdir, file)),
  )) {
    expect([apiVersion, kind, metadata.name]).toEqual([expect.any(String), expect.any(String), expect.any(String)]);
  }
});
