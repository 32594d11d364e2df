import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { identityOf, objectsOf } from '../changes';
import type { Manifest } from '../manifests';

const MOST_BYTES_PRINTED = 2 ** 28;
/** Where kubectl has one complaint alone it doesn't say of which file it is: this is never taken. */
const NEVER_TAKEN = { apiVersion: 'no.such.api/v1', kind: 'NoSuchKind', metadata: { name: 'never-taken' } };
const BEGINS =
  /(?:^\[?|, )(?=resource mapping not found|unable to decode)|^(?=warning: |Warning: |Error from server|error:|error |The .* is invalid)/m;
/** What goes before the reason. */
const PREAMBLE =
  /^[\s\S]*?(?:error when (?:creating|patching|applying patch) "[^"]*":|error validating data:|for: "[^"]*":)\s*/;

/** What kubectl shows where it can't say what differs. */
const WITH_WHOLE_OBJECTS = /creating patch with:[\s\S]*\nfor::/;

/** A folder for each namespace, by name, with a file for each manifest. */
export type Folders = Readonly<Record<string, readonly Manifest[]>>;

/** What kubectl says against objects, by their identity, where it says something. */
export async function apply(folders: Folders, kubeconfig: string): Promise<Map<string, string>> {
  const top = mkdtempSync(join(tmpdir(), 'apply-'));
  try {
    const files = write(folders, top);
    const { printed, complaints } = await run(['apply', '--recursive', '--filename', top], kubeconfig);
    const rejected = assigned(complaints, files);
    const count = [...files.values()].flat().length;
    const taken = printed.split('\n').filter((line) => line !== '').length;
    if (taken + rejected.size !== count) {
      throw new Error(`of ${count} objects kubectl took ${taken} and refused ${rejected.size}:\n${complaints}`);
    }
    rejected.delete(identityOf(NEVER_TAKEN));
    return rejected;
  } finally {
    rmSync(top, { recursive: true });
  }
}

function write(folders: Folders, top: string): Map<string, readonly Manifest[]> {
  const files = new Map<string, readonly Manifest[]>();
  for (const [folder, manifests] of Object.entries({ ...folders, never: [NEVER_TAKEN] })) {
    mkdirSync(join(top, folder));
    manifests.forEach((manifest, index) => {
      const path = join(top, folder, `${String(index).padStart(3, '0')}.json`);
      writeFileSync(path, JSON.stringify(manifest));
      files.set(path, objectsOf([manifest]));
    });
  }
  return files;
}

function run(args: readonly string[], kubeconfig: string): Promise<{ printed: string; complaints: string }> {
  const options = { env: { ...process.env, KUBECONFIG: kubeconfig }, maxBuffer: MOST_BYTES_PRINTED };
  return new Promise((resolve, reject) => {
    execFile('kubectl', args, options, (error, printed, complaints) => {
      if (error !== null && typeof error.code !== 'number') reject(error);
      else resolve({ printed, complaints });
    });
  });
}

/** Each complaint by the identity of the object that it is about. */
function assigned(complaints: string, files: ReadonlyMap<string, readonly Manifest[]>): Map<string, string> {
  const rejected = new Map<string, string>();
  const spoken = complaints.split(BEGINS).filter((one) => one.trim() !== '' && !/^warning:/i.test(one));
  for (const complaint of spoken) {
    const [path, objects] = [...files].find(([path]) => complaint.includes(`"${path}"`)) ?? [];
    const about = objects?.filter(({ metadata }) => objects.length === 1 || complaint.includes(`"${metadata.name}"`));
    if (path === undefined || about?.length !== 1) throw new Error(`which object is this about?\n${complaint}`);
    rejected.set(
      identityOf(about[0]),
      complaint.replace(PREAMBLE, '').replace(WITH_WHOLE_OBJECTS, '').replaceAll(path, 'FILE').trim(),
    );
  }
  return rejected;
}
