import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

type Runbook = readonly string[] | undefined;

export const textOf = (lines: Runbook) => (lines ?? []).join('\n');

/** The lines that are no comments. */
export const commandsOf = (lines: Runbook) => (lines ?? []).filter((line) => !line.trimStart().startsWith('#'));

/** Whether sh can read it. */
export const isScript = (lines: Runbook) => spawnSync('sh', ['-n', '-c', textOf(lines)]).status === 0;

/** How the kubectl of `run` answers. */
interface Answers {
  /** Whether the API server accepts the immutable fields of HEAD: the object was recreated already. */
  readonly isRecreated?: boolean;
  /** The revision of each pod. */
  readonly revision?: string;
  /** An object that is not there. */
  readonly missing?: string;
  /** The subdomain of each pod. */
  readonly subdomain?: string;
  /** Whether Jobs fail. */
  readonly isFailing?: boolean;
}

/**
 * What sh makes of a runbook, with a kubectl that shows its arguments. Files are written into a folder of its own. A
 * runbook that waits for a change of the cluster ends there: this kubectl changes nothing.
 */
export function run(lines: Runbook, answers: Answers = {}): string {
  const {
    isRecreated = false,
    revision = 'found',
    missing = 'nothing',
    isFailing = false,
    subdomain = 'found',
  } = answers;
  const kubectl = `kubectl() {
    printf '<%s>' "$@" >&2; echo >&2
    case "$*" in
      *patch*--dry-run=server*) ${isRecreated};;
      *'{.status.succeeded}') ${isFailing} || echo 1;;
      *deletionTimestamp*|*go-template*|*get*${missing}*) ;;
      *.spec.replicas*|*.ordinals.start*) echo 2;;
      *.spec.subdomain*) echo '${subdomain}';;
      *controller-revision-hash*) echo ${revision};;
      *) echo found;;
    esac
  }
  sleep() { exit; }`;
  const cwd = mkdtempSync(join(tmpdir(), 'runbook-'));
  const { stderr } = spawnSync('sh', ['-c', `${kubectl}\n${textOf(lines)}`], {
    encoding: 'utf8',
    cwd,
    timeout: 20_000,
  });
  expect(readdirSync(cwd).filter((file) => !/^live-statefulset-[\w-]+\.json$/.test(file))).toEqual([]);
  rmSync(cwd, { recursive: true });
  return stderr;
}

/** The calls of kubectl that change something on the cluster. */
export const changesOf = (shown: string) =>
  shown
    .split('\n')
    .filter((line) => /<(apply|create|delete|patch|annotate|scale)>/.test(line) && !/local|dry-run/.test(line));
