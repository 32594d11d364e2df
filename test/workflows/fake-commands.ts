import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';

/** What came of a script. */
export interface ScriptResult {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
  /** How the stand-ins were called, call by call. */
  readonly calls: readonly string[];
}

/** A folder in which commands stand in for those that a script calls. */
export class FakeCommands {
  readonly folder = mkdtempSync(join(tmpdir(), 'stand-ins-'));

  /** Lets this shell code answer for a command. Its arguments are noted before it runs. */
  define(name: string, code: string): this {
    const file = join(this.folder, name);
    writeFileSync(file, `#!/usr/bin/env bash\necho "${name} $*" >>"${join(this.folder, 'calls')}"\n${code}\n`);
    chmodSync(file, 0o755);
    return this;
  }

  run(script: string, env: Readonly<Record<string, string>>): ScriptResult {
    const PATH = [this.folder, process.env.PATH].join(delimiter);
    const { status, stdout, stderr } = spawnSync(script, { encoding: 'utf8', env: { PATH, ...env } });
    const calls = join(this.folder, 'calls');
    const noted = existsSync(calls) ? readFileSync(calls, 'utf8').trimEnd().split('\n') : [];
    return { status, stdout, stderr, calls: noted };
  }

  delete(): void {
    rmSync(this.folder, { recursive: true });
  }
}
