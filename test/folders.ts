import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** The contents of files, by path. */
export type Files = Readonly<Record<string, string | Uint8Array>>;

/** A temporary folder for one test. */
export class TestFolder {
  readonly path = mkdtempSync(join(tmpdir(), 'folder-'));

  constructor(files: Files = {}) {
    this.write(files);
  }

  write(files: Files): void {
    for (const [name, content] of Object.entries(files)) {
      const path = join(this.path, name);
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, content);
    }
  }

  /** Commits all files, in a git repository that is created if need be. */
  commit(message: string): void {
    if (!existsSync(join(this.path, '.git'))) this.git('init', '--quiet', '--initial-branch=main');
    this.git('add', '--all');
    this.git(
      '-c',
      'user.name=test',
      '-c',
      'user.email=test@example.test',
      'commit',
      '--quiet',
      '--allow-empty',
      '-m',
      message,
    );
  }

  git(...args: readonly string[]): string {
    return execFileSync('git', args, { cwd: this.path, encoding: 'utf8' }).trim();
  }

  delete(): void {
    rmSync(this.path, { recursive: true });
  }
}
