import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';

/** The exit status and output of a script. */
export interface ScriptResult {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
  /** The command lines of the fake commands, in the order of the calls. */
  readonly calls: readonly string[];
}

/** A folder of fake commands, which a script calls instead of the real ones. */
export class FakeCommands {
  readonly folder = mkdtempSync(join(tmpdir(), 'fake-commands-'));

  /** Defines a command by shell code. Each call is recorded before the code runs. */
  define(name: string, code: string): this {
    const file = join(this.folder, name);
    writeFileSync(file, `#!/usr/bin/env bash\necho "${name} $*" >>"${join(this.folder, 'calls')}"\n${code}\n`);
    chmodSync(file, 0o755);
    return this;
  }

  /** Runs a script that finds the fake commands first on its `PATH`. */
  run(script: string, env: Readonly<Record<string, string>>): ScriptResult {
    const PATH = [this.folder, process.env.PATH].join(delimiter);
    const { status, stdout, stderr } = spawnSync(script, { encoding: 'utf8', env: { PATH, ...env } });
    const calls = join(this.folder, 'calls');
    const recorded = existsSync(calls) ? readFileSync(calls, 'utf8').trimEnd().split('\n') : [];
    return { status, stdout, stderr, calls: recorded };
  }

  delete(): void {
    rmSync(this.folder, { recursive: true });
  }
}
