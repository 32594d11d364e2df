import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { identityOf, objectsOf } from '../changes';
import type { Manifest } from '../manifests';

const MAX_OUTPUT_BYTES = 2 ** 28;
/** An object that is always rejected. If kubectl has only one error, it does not name the file. */
const NEVER_ACCEPTED = { apiVersion: 'no.such.api/v1', kind: 'NoSuchKind', metadata: { name: 'never-accepted' } };
/** The beginning of an error in the output of kubectl. */
const ERROR_START =
  /(?:^\[?|, )(?=resource mapping not found|unable to decode)|^(?=warning: |Warning: |Error from server|error:|error |The .* is invalid)/m;
/** The text before the reason of an error. */
const PREAMBLE =
  /^[\s\S]*?(?:error when (?:creating|patching|applying patch) "[^"]*":|error validating data:|for: "[^"]*":)\s*/;

/** The whole objects that kubectl prints if it cannot say what differs. */
const WITH_WHOLE_OBJECTS = /creating patch with:[\s\S]*\nfor::/;

/** The manifests of each namespace, by namespace. A namespace becomes a folder, and a manifest a file. */
export type FoldersByNamespace = Readonly<Record<string, readonly Manifest[]>>;

/** Runs `kubectl apply` and returns the errors, by the identityOf of the object. */
export async function runKubectlApply(folders: FoldersByNamespace, kubeconfig: string): Promise<Map<string, string>> {
  const top = mkdtempSync(join(tmpdir(), 'apply-'));
  try {
    const files = write(folders, top);
    const { output, errors } = await run(['apply', '--recursive', '--filename', top], kubeconfig);
    const rejected = assignErrors(errors, files);
    const count = [...files.values()].flat().length;
    const accepted = output.split('\n').filter((line) => line !== '').length;
    if (accepted + rejected.size !== count) {
      throw new Error(`of ${count} objects kubectl accepted ${accepted} and rejected ${rejected.size}:\n${errors}`);
    }
    rejected.delete(identityOf(NEVER_ACCEPTED));
    return rejected;
  } finally {
    rmSync(top, { recursive: true });
  }
}

function write(folders: FoldersByNamespace, top: string): Map<string, readonly Manifest[]> {
  const files = new Map<string, readonly Manifest[]>();
  for (const [folder, manifests] of Object.entries({ ...folders, never: [NEVER_ACCEPTED] })) {
    mkdirSync(join(top, folder));
    manifests.forEach((manifest, index) => {
      const path = join(top, folder, `${String(index).padStart(3, '0')}.json`);
      writeFileSync(path, JSON.stringify(manifest));
      files.set(path, objectsOf([manifest]));
    });
  }
  return files;
}

function run(args: readonly string[], kubeconfig: string): Promise<{ output: string; errors: string }> {
  const options = { env: { ...process.env, KUBECONFIG: kubeconfig }, maxBuffer: MAX_OUTPUT_BYTES };
  return new Promise((resolve, reject) => {
    execFile('kubectl', args, options, (error, output, errors) => {
      if (error !== null && typeof error.code !== 'number') reject(error);
      else resolve({ output, errors });
    });
  });
}

/** Splits the output of kubectl into errors, by the identityOf of the object. */
function assignErrors(output: string, files: ReadonlyMap<string, readonly Manifest[]>): Map<string, string> {
  const rejected = new Map<string, string>();
  const errors = output.split(ERROR_START).filter((one) => one.trim() !== '' && !/^warning:/i.test(one));
  for (const error of errors) {
    const [path, objects] = [...files].find(([path]) => error.includes(`"${path}"`)) ?? [];
    const candidates = objects?.filter(({ metadata }) => objects.length === 1 || error.includes(`"${metadata.name}"`));
    if (path === undefined || candidates?.length !== 1)
      throw new Error(`this error belongs to no single object:\n${error}`);
    rejected.set(
      identityOf(candidates[0]),
      error.replace(PREAMBLE, '').replace(WITH_WHOLE_OBJECTS, '').replaceAll(path, 'FILE').trim(),
    );
  }
  return rejected;
}
